#if YAML
import JSONText
import Rollout
import Yams

/// Turns the nodes of a document into values, and remembers where each stood.
struct YAMLComposer {
    let file: String
    var locations: [[PolicyError.Step]: PolicyLocation] = [:]
    /// Where the name of each member stood.
    var nameLocations: [[PolicyError.Step]: PolicyLocation] = [:]

    /// In bytes, far above every name of the language. Each place is kept under all names on the way to it, so a long one
    /// would be hashed again at every value below it.
    private static let longestName = 512

    init(file: String) {
        self.file = file
    }

    mutating func value(_ node: Node, at path: [PolicyError.Step]) throws(PolicyFileError) -> JSONValue {
        locations[path] = node.location
        switch node {
        case .scalar(let scalar): return try value(scalar, node)
        case .sequence(let sequence):
            var elements: [JSONValue] = []
            for (index, element) in sequence.enumerated() {
                elements.append(try value(element, at: path + [.element(index)]))
            }
            return .array(elements)
        case .mapping(let mapping): return try value(mapping, at: path)
        case .alias: throw error(node, "anchors and aliases are not used here: write it out")
        }
    }

    private mutating func value(
        _ mapping: Node.Mapping, at path: [PolicyError.Step]
    ) throws(PolicyFileError) -> JSONValue {
        var object = JSONObject()
        for (key, element) in mapping {
            guard case .scalar(let scalar) = key else {
                throw error(key, "a name must be a text, not a list or an object")
            }
            guard scalar.string != "<<" || scalar.style != .plain else {
                throw error(key, "merge keys are not used here: write the members out")
            }
            guard scalar.string.utf8.count <= Self.longestName else {
                throw error(key, "a name may have at most \(Self.longestName) bytes")
            }
            let path = path + [.member(scalar.string)]
            nameLocations[path] = key.location
            guard object.append(scalar.string, try value(element, at: path)) else {
                throw error(key, "there are two members of this name: keep one")
            }
        }
        return .object(object)
    }

    private func value(_ scalar: Node.Scalar, _ node: Node) throws(PolicyFileError) -> JSONValue {
        let tag = scalar.tag.description
        // What stands in quotes is a text by its quotes.
        let isQuoted = scalar.style != .plain
        guard tag.isEmpty || isQuoted && ["!", "tag:yaml.org,2002:str"].contains(tag) else {
            throw error(node, "tags are not used here: leave it out")
        }
        guard !isQuoted else { return .string(scalar.string) }
        switch scalar.string {
        case "true": return .truth(true)
        case "false": return .truth(false)
        case "null", "~", "": return .null
        default:
            // A number only where JSON sees one: 010, 1_000, 0x10, .inf and 1:30 are texts.
            if let number = try? JSONValue(reading: Array(scalar.string.utf8)), number.number != nil { return number }
            return .string(scalar.string)
        }
    }

    private func error(_ node: Node, _ problem: String) -> PolicyFileError {
        let location = node.location
        return PolicyFileError(file: file, line: location.line, column: location.column, keyPath: "", problem: problem)
    }
}

extension Node {
    fileprivate var location: PolicyLocation {
        PolicyLocation(line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
}
#endif

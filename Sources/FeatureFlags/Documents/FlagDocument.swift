import JSONText

/// A flagd document: flags, the rules that they share, and what is said of all of them.
///
/// ```json
/// {
///   "flags": {"scan_creation": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "on"}},
///   "$evaluators": {"internal": {"ends_with": [{"var": "email"}, "@example.com"]}},
///   "metadata": {"flagSetId": "shop", "version": "7"}
/// }
/// ```
///
/// The flags may also be an array of flag objects that have a member `key` each. A flag that cannot be used spoils no
/// other: its definition is refused when it is compiled.
public struct FlagDocument: Sendable {
    /// What the document says, for a client.
    public let contents: FlagContents
    /// What is wrong around the flags; nothing of it keeps the other flags from working.
    let faults: [DefinitionFault]
    /// The flags in their order, with their places.
    let flags: [Entry]

    /// A flag of the document.
    struct Entry: Sendable {
        let name: String
        let path: [JSONStep]
        let json: JSONValue
    }

    /// A document out of its text: at most 16 MiB, 256 levels.
    ///
    /// - Throws: ``FlagDocumentError`` when it is no JSON, or has no flags at all.
    public init(reading bytes: [UInt8]) throws(FlagDocumentError) {
        let json: JSONValue
        do throws(JSONError) {
            json = try JSONValue(reading: bytes, limits: JSONLimits(size: 16 << 20, depth: JSONLimits.deepest))
        } catch {
            throw FlagDocumentError(
                line: error.location.line, column: error.location.column, problem: error.reason.description)
        }
        do throws(DefinitionFault) {
            try self.init(json)
        } catch {
            let location = JSONLocation(of: error.path, in: bytes)
            throw FlagDocumentError(line: location.line, column: location.column, problem: error.problem)
        }
    }

    private init(_ json: JSONValue) throws(DefinitionFault) {
        guard let document = json.object else {
            throw DefinitionFault(path: [], problem: "must be an object with flags")
        }
        var faults = Self.misspelt(in: document)
        flags = try Self.flags(of: document, faults: &faults)
        var contents = FlagContents()
        for flag in flags {
            let isTwice = contents.flags[flag.name] != nil
            if isTwice { faults.append(DefinitionFault(path: flag.path, problem: "a second flag of this key")) }
            contents.flags[flag.name] = FlagRecord(
                definition: isTwice
                    ? .unusable(FlagDefinitionError(flag: flag.name, problem: "the document has two flags of this key"))
                    : .source(FlagSource(flag.json)))
        }
        contents.evaluators = document[RuleNames.evaluators].map { .source(FlagSource($0)) }
        do throws(DefinitionFault) {
            contents.metadata = try FlagDefinition.metadata(document["metadata"])
        } catch {
            faults.append(error)
        }
        self.contents = contents
        self.faults = faults
    }

    private static func misspelt(in document: JSONObject) -> [DefinitionFault] {
        let known = ["flags", RuleNames.evaluators, "metadata", "$schema"]
        return document.members.compactMap { member in
            guard !known.contains(member.name), let near = member.name.closest(among: known) else { return nil }
            return DefinitionFault(path: [.name(member.name)], problem: "unknown member, is \(near) meant?")
        }
    }

    private static func flags(
        of document: JSONObject, faults: inout [DefinitionFault]
    ) throws(DefinitionFault) -> [Entry] {
        let path = [JSONStep.name("flags")]
        switch document["flags"] {
        case .object(let object)?:
            return object.members.map { Entry(name: $0.name, path: path + [.name($0.name)], json: $0.value) }
        case .array(let elements)?:
            var flags: [Entry] = []
            for (index, element) in elements.enumerated() {
                let path = path + [.index(index)]
                if let name = element["key"]?.string {
                    flags.append(Entry(name: name, path: path, json: element))
                } else {
                    faults.append(DefinitionFault(path: path, problem: "must be a flag object with a text \"key\""))
                }
            }
            return flags
        case nil:
            throw DefinitionFault(path: [], problem: "there is no member \"flags\"")
        case .null?, .truth?, .number?, .string?:
            throw DefinitionFault(path: path, problem: "must be an object of flags by name, or an array")
        }
    }
}

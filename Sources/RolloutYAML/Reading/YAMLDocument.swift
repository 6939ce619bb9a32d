#if YAML
import JSONText
import Rollout
import Yams

/// One document of YAML, as JSON knows values, with the place of each.
///
/// Only what means the same to every reader is taken: no aliases, no tags, no second member of one name, and of plain
/// words only `true`, `false`, `null` and the numbers of JSON are anything else than text.
struct YAMLDocument {
    /// What it says.
    let value: JSONValue
    private let locations: [[PolicyError.Step]: PolicyLocation]
    private let nameLocations: [[PolicyError.Step]: PolicyLocation]

    /// Reads a text of one document.
    init(_ text: String, file: String) throws(PolicyFileError) {
        let root = try Self.reading(text, file: file) { parser in try parser.singleRoot() }
        guard let root else {
            throw PolicyFileError(file: file, line: 1, column: 1, keyPath: "", problem: "the file is empty")
        }
        try self.init(root, file: file)
    }

    /// The documents of a text, between lines of `---`; those of nothing are left out.
    static func all(of text: String, file: String) throws(PolicyFileError) -> [YAMLDocument] {
        let roots = try reading(text, file: file) { parser in
            var roots: [Node] = []
            while let root = try parser.nextRoot() { roots.append(root) }
            return roots
        }
        var documents: [YAMLDocument] = []
        for root in roots { documents.append(try YAMLDocument(root, file: file)) }
        return documents.filter { !$0.value.isNull }
    }

    private init(_ root: Node, file: String) throws(PolicyFileError) {
        var composer = YAMLComposer(file: file)
        value = try composer.value(root, at: [])
        locations = composer.locations
        nameLocations = composer.nameLocations
    }

    private static func reading<Content>(
        _ text: String, file: String, _ read: (Parser) throws -> Content
    ) throws(PolicyFileError) -> Content {
        let text = String(Substring(text.utf8.withoutByteOrderMark))
        if let problem = YAMLGuard.problem(in: text) {
            throw PolicyFileError(
                file: file, line: problem.line, column: problem.column, keyPath: "", problem: problem.text)
        }
        do {
            return try read(try Parser(yaml: text))
        } catch {
            throw PolicyFileError(file: file, error)
        }
    }

    /// Where a place is: the innermost one that is there.
    func location(of path: [PolicyError.Step], isAboutName: Bool = false) -> PolicyLocation {
        if isAboutName, let location = nameLocations[path] { return location }
        var path = path
        while true {
            if let location = locations[path] { return location }
            guard !path.isEmpty else { return PolicyLocation(line: 1, column: 1) }
            path.removeLast()
        }
    }
}

extension PolicyFileError {
    /// An error of the YAML reader.
    fileprivate init(file: String, _ error: any Error) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
            .composer(_, let problem, let mark, _)?:
            self.init(file: file, line: mark.line, column: mark.column, keyPath: "", problem: problem)
        case .duplicatedKeysInMapping(_, let context)?:
            self.init(
                file: file, line: context.mark.line, column: context.mark.column, keyPath: "",
                problem: "there are two members of this name: keep one")
        case .reader(let problem, _, _, _)?:
            self.init(file: file, line: 1, column: 1, keyPath: "", problem: problem)
        default:
            self.init(file: file, line: 1, column: 1, keyPath: "", problem: "this is no YAML")
        }
    }
}
#endif

#if YAML
import JSONText
import Rollout
import Yams

/// One document of YAML, as JSON knows values, with the place of each.
///
/// Only what means the same to every reader is taken: no aliases, no tags, no second member of one name, and of plain words
/// only `true`, `false`, `null` and the numbers of JSON are anything else than text.
struct YAMLDocument {
    /// Where something stands.
    struct Location: Sendable {
        var line: Int
        var column: Int
    }

    /// What it says.
    let value: JSONValue
    private let locations: [[PolicyError.Step]: Location]
    private let nameLocations: [[PolicyError.Step]: Location]

    /// Reads a text.
    init(_ text: String, file: String) throws(PolicyFileError) {
        if let problem = YAMLGuard.problem(in: text) {
            throw PolicyFileError(
                file: file, line: problem.line, column: problem.column, keyPath: "", problem: problem.text)
        }
        let root: Node
        do {
            guard let node = try Parser(yaml: text).singleRoot() else {
                throw PolicyFileError(file: file, line: 1, column: 1, keyPath: "", problem: "the file is empty")
            }
            root = node
        } catch let error as PolicyFileError {
            throw error
        } catch {
            throw PolicyFileError(file: file, error)
        }
        var composer = YAMLComposer(file: file)
        value = try composer.value(root, at: [])
        locations = composer.locations
        nameLocations = composer.nameLocations
    }

    /// Where an error belongs: the innermost place that is there.
    func location(of error: PolicyError) -> Location {
        if error.isAboutName, let location = nameLocations[error.path] { return location }
        var path = error.path
        while true {
            if let location = locations[path] { return location }
            guard !path.isEmpty else { return Location(line: 1, column: 1) }
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
                problem: "there are two members of this name")
        case .reader(let problem, _, _, _)?:
            self.init(file: file, line: 1, column: 1, keyPath: "", problem: problem)
        default:
            self.init(file: file, line: 1, column: 1, keyPath: "", problem: "this is no YAML")
        }
    }
}
#endif

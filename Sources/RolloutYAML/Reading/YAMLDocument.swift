#if YAML
import JSONText
import Rollout
import Yams

/// One document of YAML, as JSON knows values, with the place of each.
///
/// Only what means the same to every reader is taken: no aliases, no tags, no second member of one name, and of plain words
/// only `true`, `false`, `null` and the numbers of JSON are anything else than text.
struct YAMLDocument {
    /// What it says.
    let value: JSONValue
    private let locations: [[PolicyError.Step]: PolicyLocation]
    private let nameLocations: [[PolicyError.Step]: PolicyLocation]

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
                problem: "there are two members of this name")
        case .reader(let problem, _, _, _)?:
            self.init(file: file, line: 1, column: 1, keyPath: "", problem: problem)
        default:
            self.init(file: file, line: 1, column: 1, keyPath: "", problem: "this is no YAML")
        }
    }
}
#endif

#if !YAML
import JSONText
import Rollout

/// One document of JSON, with the place of each value.
struct JSONDocument {
    /// What it says.
    let value: JSONValue
    private let bytes: [UInt8]

    /// Reads a text.
    init(_ text: String, file: String) throws(PolicyFileError) {
        bytes = Array(text.utf8.withoutByteOrderMark)
        do throws(JSONError) {
            value = try JSONValue(reading: bytes)
        } catch {
            throw PolicyFileError(
                file: file, line: error.location.line, column: error.location.column, keyPath: "",
                problem: "\(error.reason) (this build reads JSON only)")
        }
    }

    /// The document of a text; JSON knows no more than one.
    static func all(of text: String, file: String) throws(PolicyFileError) -> [JSONDocument] {
        [try JSONDocument(text, file: file)]
    }

    /// Where a place is: the innermost one that is there. The value stands for its name.
    func location(of path: [PolicyError.Step], isAboutName: Bool = false) -> PolicyLocation {
        let steps = path.map { step -> JSONStep in
            switch step {
            case .member(let name): .name(name)
            case .element(let index): .index(index)
            }
        }
        let location = JSONLocation(of: steps, in: bytes)
        return PolicyLocation(line: location.line, column: location.column)
    }
}
#endif

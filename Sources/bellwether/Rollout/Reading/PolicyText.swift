import Rollout
import RolloutYAML

/// The text of a file of policies or scenarios.
struct PolicyText {
    /// The largest file, in bytes.
    private static let limit = 1_048_576

    /// The file, as it was named.
    let path: String
    /// What stands in it.
    let text: String

    /// Reads a file, or standard input for `-`.
    init(_ path: String) throws(Complaint) {
        let (name, limit) = (path == "-" ? "standard input" : path, Self.limit)
        let bytes = path == "-" ? TextFile.standardInput(limit: limit) : TextFile.bytes(path, limit: limit)
        guard let bytes, let text = String(validating: bytes, as: UTF8.self) else {
            let isFile = path != "-"
            throw .file(
                name,
                isFile ? TextFile.problem(with: path, limit: limit) : "cannot be read as text of at most \(limit) bytes"
            )
        }
        (self.path, self.text) = (name, text)
    }

    /// The policy that it says.
    var policy: RolloutPolicy {
        get throws(Complaint) {
            try Self.reading { () throws(PolicyFileError) in try PolicyFile(text, file: path).policy }
        }
    }

    /// What a reader makes of a file.
    static func reading<Content>(_ read: () throws(PolicyFileError) -> Content) throws(Complaint) -> Content {
        do throws(PolicyFileError) {
            return try read()
        } catch {
            throw Complaint(text: error.description, status: 65)
        }
    }
}

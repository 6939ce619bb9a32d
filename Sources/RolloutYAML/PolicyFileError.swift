import Rollout

/// Why a file cannot be used, and where.
public struct PolicyFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file, as it was named.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The column, from 1, in Unicode scalars.
    public let column: Int
    /// The place as a key path, `steps[2].setWeight`; empty for the whole.
    public let keyPath: String
    /// What is wrong and what would be right.
    public let problem: String

    /// One line, in the form that editors understand.
    public var description: String {
        "\(file):\(line):\(column): \(keyPath.isEmpty ? "" : keyPath + ": ")\(problem)"
    }
}

extension PolicyFileError {
    /// An error about a part of a document.
    init(_ error: PolicyError, in document: PolicyDocument, file: String) {
        let location = document.location(of: error.path, isAboutName: error.isAboutName)
        self.init(
            file: file, line: location.line, column: location.column, keyPath: error.place, problem: error.problem)
    }
}

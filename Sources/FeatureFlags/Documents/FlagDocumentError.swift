/// Why a document cannot be used at all, and where.
public struct FlagDocumentError: Error, Sendable, Hashable, CustomStringConvertible {
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int
    /// What is wrong; nothing of the document is in it.
    public let problem: String

    /// One line.
    public var description: String { "line \(line), column \(column): \(problem)" }
}

/// Where something stands in a file.
public struct PolicyLocation: Sendable, Hashable {
    /// The line, from 1.
    public let line: Int
    /// The column, from 1, in Unicode scalars.
    public let column: Int
}

/// Why an expression cannot be used, and where.
package struct ExpressionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where it is, in characters from 1.
    package let column: Int
    /// What is wrong and what would be right.
    package let problem: String

    init(_ column: Int, _ problem: String) {
        self.column = column
        self.problem = problem
    }

    /// One line.
    package var description: String { "column \(column) of the expression: \(problem)" }
}

/// A condition over a measured value, in the language of Argo Rollouts: `result[0] >= 0.95`.
///
/// Read once, evaluated as often as there are measurements. Length, depth and the work of one evaluation are bounded.
package struct ConditionExpression: Sendable, Hashable {
    /// As it was written.
    package let text: String
    let root: ExpressionNode

    /// The expression of a text.
    ///
    /// - Parameter text: The expression, at most 2048 bytes.
    /// - Throws: ``ExpressionError`` with the place of the first thing that is wrong or not supported.
    package init(_ text: String) throws(ExpressionError) {
        var lexer = try ExpressionLexer(text)
        var parser = ExpressionParser(try lexer.tokens())
        self.text = text
        root = try parser.parse()
    }

    /// Whether a value meets it; nil when that cannot be said, since the expression makes no sense for such a value.
    ///
    /// - Parameter result: What was measured.
    package func isMet(by result: ExpressionValue) -> Bool? {
        var evaluation = ExpressionEvaluation(result: result)
        guard case .truth(let truth)? = evaluation.value(of: root) else { return nil }
        return truth
    }
}

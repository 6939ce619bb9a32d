/// A condition over a measured value, in the language of Argo Rollouts: `result[0] >= 0.95`.
///
/// Read once, evaluated as often as there are measurements. Length, depth and the work of one evaluation are bounded.
package struct ConditionExpression: Sendable, Hashable {
    /// As it was written.
    package let text: String
    let root: ExpressionNode
    private let parts: ResultParts

    /// The expression of a text.
    ///
    /// - Parameter text: The expression, at most 2048 bytes.
    /// - Throws: ``ExpressionError`` with the place of the first thing that is wrong or not supported.
    package init(_ text: String) throws(ExpressionError) {
        var lexer = try ExpressionLexer(text)
        var parser = ExpressionParser(try lexer.tokens())
        self.text = text
        root = try parser.parse()
        parts = ResultParts(of: root)
    }

    /// The ways to the members of the result that it asks for, like `ok` and `data.count`.
    package var paths: Set<String> { parts.paths }

    /// Whether it asks for a value that is not there, as `isNil(result)` and `len(result) == 0` do.
    package var asksForNothing: Bool { parts.asksForNothing }

    /// Why series of numbers cannot stand in for what it asks for; nil when they can.
    package var problem: String? {
        if let problem = parts.problem { return problem }
        return paths.isEmpty || !parts.usesWhole ? nil : "asks for members of the result, and for the whole of it, too"
    }

    /// Whether a value meets it; nil when that cannot be said, since the expression makes no sense for such a value.
    ///
    /// - Parameter result: What was measured.
    package func isMet(by result: ExpressionValue) -> Bool? {
        var evaluation = ExpressionEvaluation(result: result)
        return evaluation.truth(of: root)
    }

    /// Whether numbers for its ``paths`` meet it; nil when that cannot be said. One that is missing is nil to the
    /// expression, as a member that is not there; where it asks for true or false, 0 is false and all else true.
    ///
    /// - Parameter numbers: What was measured, by the way to it.
    package func isMet(byMembers numbers: [String: Double]) -> Bool? {
        var members: [String: ExpressionValue] = [:]
        for (path, number) in numbers {
            members[path] = parts.truths.contains(path) ? .truth(number != 0) : .number(number)
        }
        var evaluation = ExpressionEvaluation(members: members)
        return evaluation.truth(of: root)
    }
}

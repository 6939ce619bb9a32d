/// An expression as a tree.
indirect enum ExpressionNode: Sendable, Hashable {
    /// What two values are put together by.
    enum Operator: String, Sendable, Hashable {
        case or = "||"
        case and = "&&"
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case isIn = "in"
        case notIn = "not in"
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divided = "/"
    }

    /// A function of values.
    enum Function: String, Sendable, Hashable, CaseIterable {
        case len, isNaN, isInf, isNil, asInt, asFloat
        case `default`

        /// How many values it takes.
        var arguments: Int { self == .default ? 2 : 1 }
    }

    /// What is asked of the elements of a list.
    enum Quantifier: String, Sendable, Hashable, CaseIterable {
        case all, any
    }

    case literal(ExpressionValue)
    case list([ExpressionNode])
    /// The measured value.
    case result
    /// The element that a predicate is asked about.
    case element
    case not(ExpressionNode)
    case negated(ExpressionNode)
    case binary(Operator, ExpressionNode, ExpressionNode)
    /// `result[0]`, `result["name"]`, `result.name`.
    case member(ExpressionNode, ExpressionNode)
    case call(Function, [ExpressionNode])
    /// `all(result, {# > 1})`.
    case quantified(Quantifier, ExpressionNode, ExpressionNode)
}

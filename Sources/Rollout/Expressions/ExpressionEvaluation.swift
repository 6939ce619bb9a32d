/// One evaluation of an expression; nil stands for what cannot be said, at every level.
struct ExpressionEvaluation {
    /// The value; nil where only members of it are known.
    private let result: ExpressionValue?
    private let members: [String: ExpressionValue]
    private var element: ExpressionValue?
    /// Predicates inside of predicates multiply: so many steps are enough for anything that people write.
    private var stepsLeft = 20_000

    init(result: ExpressionValue) {
        self.result = result
        members = [:]
    }

    init(members: [String: ExpressionValue]) {
        result = nil
        self.members = members
    }

    /// Whether a part holds; nil when that cannot be said.
    mutating func truth(of node: ExpressionNode) -> Bool? {
        if case .truth(let truth)? = value(of: node) { truth } else { nil }
    }

    /// The value of a part; nil when it has none.
    mutating func value(of node: ExpressionNode) -> ExpressionValue? {
        guard stepsLeft > 0 else { return nil }
        stepsLeft -= 1
        switch node {
        case .literal(let value): return value
        case .result: return result
        case .element: return element
        case .list(let nodes):
            guard let values = values(of: nodes) else { return nil }
            return .list(values)
        case .not(let inner):
            guard case .truth(let truth)? = value(of: inner) else { return nil }
            return .truth(!truth)
        case .negated(let inner):
            guard case .number(let number)? = value(of: inner) else { return nil }
            return .number(-number)
        case .binary(let symbol, let left, let right): return binary(symbol, left, right)
        case .member where result == nil && node.path != nil:
            return node.path.flatMap { members[$0] } ?? .null
        case .member(let inner, let key):
            guard let inner = value(of: inner), let key = value(of: key) else { return nil }
            return inner.member(key)
        case .call(let function, let arguments):
            guard let values = values(of: arguments) else { return nil }
            return function.value(of: values)
        case .quantified(let quantifier, let list, let predicate): return quantified(quantifier, list, predicate)
        }
    }

    private mutating func values(of nodes: [ExpressionNode]) -> [ExpressionValue]? {
        var values: [ExpressionValue] = []
        for node in nodes {
            guard let value = value(of: node) else { return nil }
            values.append(value)
        }
        return values
    }

    /// The right side of `&&` and `||` is looked at only where it decides.
    private mutating func binary(
        _ symbol: ExpressionNode.Operator, _ left: ExpressionNode, _ right: ExpressionNode
    ) -> ExpressionValue? {
        guard let first = value(of: left) else { return nil }
        if symbol == .and || symbol == .or {
            guard case .truth(let truth) = first else { return nil }
            if truth == (symbol == .or) { return first }
            guard case .truth(let other)? = value(of: right) else { return nil }
            return .truth(other)
        }
        guard let second = value(of: right) else { return nil }
        return symbol.value(first, second)
    }

    private mutating func quantified(
        _ quantifier: ExpressionNode.Quantifier, _ list: ExpressionNode, _ predicate: ExpressionNode
    ) -> ExpressionValue? {
        guard case .list(let elements)? = value(of: list) else { return nil }
        let outer = element
        defer { element = outer }
        for next in elements {
            element = next
            guard case .truth(let truth)? = value(of: predicate) else { return nil }
            if truth == (quantifier == .any) { return .truth(truth) }
        }
        return .truth(quantifier == .all)
    }
}

extension ExpressionNode.Operator {
    /// What two values come to.
    fileprivate func value(_ left: ExpressionValue, _ right: ExpressionValue) -> ExpressionValue? {
        switch (self, left, right) {
        case (.equal, _, _): return .truth(left.equals(right))
        case (.notEqual, _, _): return .truth(!left.equals(right))
        case (.isIn, _, _), (.notIn, _, _): return right.contains(left).map { .truth($0 == (self == .isIn)) }
        case (_, .number(let left), .number(let right)): return number(left, right)
        case (_, .text(let left), .text(let right)): return self == .plus ? .text(left + right) : order(left, right)
        default: return nil
        }
    }

    private func number(_ left: Double, _ right: Double) -> ExpressionValue? {
        switch self {
        case .plus: .number(left + right)
        case .minus: .number(left - right)
        case .times: .number(left * right)
        case .divided: .number(left / right)
        default: order(left, right)
        }
    }

    private func order<Value: Comparable>(_ left: Value, _ right: Value) -> ExpressionValue? {
        switch self {
        case .less: .truth(left < right)
        case .lessOrEqual: .truth(left <= right)
        case .greater: .truth(left > right)
        case .greaterOrEqual: .truth(left >= right)
        default: nil
        }
    }
}

extension ExpressionValue {
    /// Whether it holds a value; nil when it holds none of any kind.
    fileprivate func contains(_ value: ExpressionValue) -> Bool? {
        switch (self, value) {
        case (.list(let values), _): values.contains { $0.equals(value) }
        case (.object(let members), .text(let name)): members[name] != nil
        default: nil
        }
    }

    /// A member: an element by its place, from the end where that is negative, or a value by its name.
    fileprivate func member(_ key: ExpressionValue) -> ExpressionValue? {
        switch (self, key) {
        case (.list(let values), .number(let number)):
            guard let place = Int(exactly: number) else { return nil }
            let index = place < 0 ? place + values.count : place
            return values.indices.contains(index) ? values[index] : nil
        case (.object(let members), .text(let name)): return members[name] ?? .null
        default: return nil
        }
    }
}

extension ExpressionNode.Function {
    /// What it makes of its values.
    fileprivate func value(of arguments: [ExpressionValue]) -> ExpressionValue? {
        switch (self, arguments.first) {
        case (.len, .list(let values)?): .number(Double(values.count))
        case (.len, .text(let text)?): .number(Double(text.unicodeScalars.count))
        case (.len, .object(let members)?): .number(Double(members.count))
        case (.isNaN, .number(let number)?): .truth(number.isNaN)
        case (.isInf, .number(let number)?): .truth(number.isInfinite)
        case (.isNil, let value?): .truth(value == .null)
        case (.default, let value?): value == .null ? arguments.last : value
        case (.asFloat, .number?): arguments.first
        case (.asFloat, .text(let text)?): Double(text).map { .number($0) }
        case (.asInt, .number(let number)?):
            // What does not fit has no meaning: the language converts it to whatever its machine makes of it.
            number.magnitude < 0x1p63 ? .number(number.rounded(.towardZero)) : nil
        case (.asInt, .text(let text)?): Int64(text).map { .number(Double($0)) }
        default: nil
        }
    }
}

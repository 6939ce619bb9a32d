/// Reads expressions by the binding power of their operators (Pratt, Top down operator precedence, 1973).
///
/// The language is the part of expr-lang that the conditions of Argo Rollouts are written in. What it does not know it
/// refuses by name, since a condition that is guessed is worse than one that is missing.
struct ExpressionParser {
    private let tokens: [ExpressionToken]
    private var place = 0
    private var depth = 0
    /// How many predicates are open: `#` has a meaning inside of one only.
    private var predicates = 0

    /// Brackets, calls and signs inside of one another.
    private static let deepest = 32

    init(_ tokens: [ExpressionToken]) {
        self.tokens = tokens
    }

    /// The tree of all words.
    mutating func parse() throws(ExpressionError) -> ExpressionNode {
        let node = try expression(0)
        guard token.kind == .end else { throw unsupported() }
        return node
    }

    private var token: ExpressionToken {
        // The last word is always the end.
        tokens.indices.contains(place) ? tokens[place] : ExpressionToken(kind: .end, column: 1)
    }

    private mutating func advance() -> ExpressionToken {
        defer { place += 1 }
        return token
    }

    private func unsupported() -> ExpressionError {
        let problem =
            token.kind == .end ? "ends where a value is expected" : "\(token.words) is not supported here"
        return ExpressionError(token.column, problem)
    }

    private mutating func skip(_ sign: String) -> Bool {
        guard token.kind == .sign(sign) else { return false }
        place += 1
        return true
    }

    private mutating func expect(_ sign: String) throws(ExpressionError) {
        guard skip(sign) else { throw ExpressionError(token.column, "expected \(sign) before \(token.words)") }
    }

    private mutating func expression(_ least: Int) throws(ExpressionError) -> ExpressionNode {
        guard depth < Self.deepest else {
            throw ExpressionError(token.column, "has more than \(Self.deepest) levels")
        }
        depth += 1
        defer { depth -= 1 }
        var left = try operand()
        var compared = false
        while let (symbol, words) = binaryOperator, symbol.power > least {
            // `1 < x < 3` means different things in different versions of the language.
            if symbol.isComparison, compared {
                throw ExpressionError(token.column, "a chain of comparisons is not supported: write && between them")
            }
            compared = symbol.isComparison
            place += words
            left = .binary(symbol, left, try expression(symbol.power))
        }
        return left
    }

    /// The operator that comes next, and of how many words it is.
    private var binaryOperator: (ExpressionNode.Operator, words: Int)? {
        switch token.kind {
        case .sign(let sign): ExpressionNode.Operator(rawValue: sign).map { ($0, 1) }
        case .name("and"): (.and, 1)
        case .name("or"): (.or, 1)
        case .name("in"): (.isIn, 1)
        case .name("not") where tokens.indices.contains(place + 1) && tokens[place + 1].kind == .name("in"): (.notIn, 2)
        default: nil
        }
    }

    private mutating func operand() throws(ExpressionError) -> ExpressionNode {
        let start = token
        switch start.kind {
        case .sign("!"), .name("not"):
            place += 1
            return .not(try expression(ExpressionNode.Operator.powerOfNot))
        case .sign("-"):
            place += 1
            return .negated(try expression(ExpressionNode.Operator.powerOfSign))
        default: return try suffixes(of: try primary())
        }
    }

    private mutating func primary() throws(ExpressionError) -> ExpressionNode {
        let start = token
        switch start.kind {
        case .number(let number):
            place += 1
            return .literal(.number(number))
        case .text(let text):
            place += 1
            return .literal(.text(text))
        case .sign("("):
            place += 1
            let inner = try expression(0)
            try expect(")")
            return inner
        case .sign("["):
            place += 1
            return .list(try values(until: "]"))
        case .sign("#"):
            guard predicates > 0 else { throw ExpressionError(start.column, "# stands in all(…) and any(…) only") }
            place += 1
            return .element
        case .name: return try named(advance())
        case .sign, .end: throw unsupported()
        }
    }

    private mutating func named(_ token: ExpressionToken) throws(ExpressionError) -> ExpressionNode {
        guard case .name(let name) = token.kind else { throw unsupported() }
        switch name {
        case "result": return .result
        case "true": return .literal(.truth(true))
        case "false": return .literal(.truth(false))
        case "nil": return .literal(.null)
        default: break
        }
        if let quantifier = ExpressionNode.Quantifier(rawValue: name) { return try quantified(quantifier) }
        guard let function = ExpressionNode.Function(rawValue: name) else {
            throw ExpressionError(
                token.column, "\(name) is not supported; known: \(Self.names.joined(separator: ", "))")
        }
        try expect("(")
        let arguments = try values(until: ")")
        guard arguments.count == function.arguments else {
            let wanted = function.arguments == 1 ? "one value" : "\(function.arguments) values"
            throw ExpressionError(token.column, "\(name) takes \(wanted)")
        }
        return .call(function, arguments)
    }

    /// `(result, {# > 1})`, or without the braces.
    private mutating func quantified(_ quantifier: ExpressionNode.Quantifier) throws(ExpressionError) -> ExpressionNode
    {
        try expect("(")
        let list = try expression(0)
        try expect(",")
        predicates += 1
        defer { predicates -= 1 }
        let isBraced = skip("{")
        let predicate = try expression(0)
        if isBraced { try expect("}") }
        try expect(")")
        return .quantified(quantifier, list, predicate)
    }

    private mutating func values(until end: String) throws(ExpressionError) -> [ExpressionNode] {
        var values: [ExpressionNode] = []
        guard !skip(end) else { return values }
        repeat { values.append(try expression(0)) } while skip(",")
        try expect(end)
        return values
    }

    private mutating func suffixes(of node: ExpressionNode) throws(ExpressionError) -> ExpressionNode {
        var node = node
        while true {
            if skip("[") {
                node = .member(node, try expression(0))
                try expect("]")
            } else if skip(".") {
                guard case .name(let name) = token.kind else { throw unsupported() }
                place += 1
                node = .member(node, .literal(.text(name)))
            } else {
                return node
            }
        }
    }

    private static let names =
        ["result", "true", "false", "nil"] + ExpressionNode.Quantifier.allCases.map(\.rawValue)
        + ExpressionNode.Function.allCases.map(\.rawValue)
}

extension ExpressionNode.Operator {
    /// How strongly it binds, as expr-lang has it.
    fileprivate var power: Int {
        switch self {
        case .or: 10
        case .and: 15
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .notIn: 20
        case .plus, .minus: 30
        case .times, .divided: 60
        }
    }

    fileprivate static let powerOfNot = 50
    fileprivate static let powerOfSign = 90

    fileprivate var isComparison: Bool { power == 20 }
}

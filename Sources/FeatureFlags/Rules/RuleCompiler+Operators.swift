import JSONText

extension RuleCompiler {
    /// From this number on texts are looked up by hash.
    private static let manyTexts = 8

    /// The node of an operator; the path leads to its name already.
    mutating func operation(_ name: String, _ argument: JSONValue) throws(DefinitionFault) -> RuleIndex {
        if name == RuleNames.reference { return try body(argument) }
        guard let symbol = RuleOperator(rawValue: name) else { throw unknown(name) }
        if case .fractional = symbol { return try fractional(argument) }
        let arguments = argument.array ?? [argument]
        try checkCount(arguments.count, of: symbol)
        let body = symbol.body
        var nodes: [RuleIndex] = []
        for (index, value) in arguments.enumerated() {
            // Without the brackets of a single argument there is no step.
            let outer = (path, scope)
            if argument.array != nil { path.append(.index(index)) }
            if index == 1, let body { scope = body }
            nodes.append(try node(value))
            (path, scope) = outer
        }
        return add(symbol, nodes)
    }

    /// The node of an operator over nodes, in the form that is evaluated fastest.
    private mutating func add(_ symbol: RuleOperator, _ nodes: [RuleIndex]) -> RuleIndex {
        switch symbol {
        case .variable: return variable(nodes)
        case .choice, .choiceMark: return add(.choice(list(nodes)))
        case .all: return add(.all(list(nodes)))
        case .any: return add(.any(list(nodes)))
        case .missing, .missingSome:
            let list = list(nodes)
            return add(symbol == .missing ? .missing(scope, list) : .missingSome(scope, list))
        case .map, .filter, .reduce, .everyOne, .someOne, .noOne: return add(.iteration(symbol, list(nodes)))
        default: break
        }
        checkArguments(of: symbol, nodes)
        if symbol.isPure, constants(nodes) != nil, let value = folded(.operation(symbol, list(nodes))) {
            return add(value)
        }
        return add(specialized(symbol, nodes) ?? .operation(symbol, list(nodes)))
    }

    /// The value of a node whose arguments are constants; nil when it fails, or enough was made of constants already.
    private mutating func folded(_ node: RuleNode) -> FlagValue? {
        rule.nodes.append(node)
        defer { rule.nodes.removeLast() }
        return try? rule.value(RuleIndex(rule.nodes.count - 1), .empty, &folding)
    }

    /// Comparisons with constants, which rules are full of.
    private mutating func specialized(_ symbol: RuleOperator, _ nodes: [RuleIndex]) -> RuleNode? {
        switch symbol {
        case .equal, .notEqual, .identical, .notIdentical:
            let isStrict = symbol == .identical || symbol == .notIdentical
            let isNegated = symbol == .notEqual || symbol == .notIdentical
            for (text, operand) in [(nodes[1], nodes[0]), (nodes[0], nodes[1])] {
                if case .constant(let constant) = rule.node(text), case .string = rule.constants[Int(constant)] {
                    return .isText(operand, constant: constant, isStrict: isStrict, isNegated: isNegated)
                }
            }
            return nil
        case .contains:
            guard case .array(let elements)? = constant(nodes[1]), elements.count >= Self.manyTexts else { return nil }
            var texts: Set<String> = []
            for element in elements {
                guard case .string(let text) = element, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
                texts.insert(text)
            }
            rule.textSets.append(texts)
            return .isOneOf(nodes[0], texts: RuleIndex(rule.textSets.count - 1))
        default: return nil
        }
    }

    /// flagd's operators give null where others would not compile.
    private mutating func checkArguments(of symbol: RuleOperator, _ nodes: [RuleIndex]) {
        switch symbol {
        case .startsWith, .endsWith:
            if nodes.count != 2 { warn("takes 2 arguments, there are \(nodes.count): the result is always null") }
        case .semanticVersion:
            guard nodes.count == 3 else {
                return warn("takes 3 arguments, there are \(nodes.count): the result is always null")
            }
            if let symbol = constant(nodes[1]), !SemanticVersion.comparisons.contains(symbol.string ?? "") {
                warn("the second argument must be one of = != < <= > >= ^ ~: the result is always null")
            }
        default: break
        }
    }

    private func checkCount(_ count: Int, of symbol: RuleOperator) throws(DefinitionFault) {
        let counts = symbol.argumentCounts
        guard !counts.contains(count) else { return }
        let wanted =
            counts.upperBound == .max
            ? "at least \(counts.lowerBound)"
            : counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
        throw fault("takes \(wanted) argument\(wanted.hasSuffix("1") ? "" : "s"), there are \(count)")
    }

    private func unknown(_ name: String) -> DefinitionFault {
        let near = name.closest(among: RuleOperator.allCases.lazy.map(\.rawValue) + [RuleNames.reference])
        return fault("unknown operator \(name.shown)" + (near.map { ", is \($0) meant?" } ?? ""))
    }
}

extension RuleOperator {
    /// What `var` looks at in the second argument of `map` and its like; nil for all others.
    fileprivate var body: RuleScope? {
        switch self {
        case .map, .filter, .everyOne, .someOne, .noOne: .element
        case .reduce: .reduction
        default: nil
        }
    }
}

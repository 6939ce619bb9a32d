import JSONText

extension RuleCompiler {
    /// `fractional`: the key of the bucket, if any, and pairs of variant and weight.
    mutating func fractional(_ argument: JSONValue) throws(DefinitionFault) -> RuleIndex {
        let values = argument.array ?? [argument]
        let nodes = try argument.array == nil ? [node(argument)] : nodes(values)
        let arguments = list(nodes)
        var (key, pairs) = (nodes.first, nodes.dropFirst())
        switch values.first {
        case .array?: (key, pairs) = (nil, nodes[...])
        case .null?: key = nil
        default: break
        }
        guard let pairs = constants(Array(pairs)) else { return add(.computedSplit(arguments)) }
        guard let division = Rule.division(pairs[...]) else {
            warn(
                "each pair must be a variant and a whole weight, the sum at most \(Shares.largest): the result is always null"
            )
            return add(.computedSplit(arguments))
        }
        if division.shares.total == 0 { warn("the sum of the weights is 0: the result is always null") }
        let variants = division.variants.map { index(of: $0) }
        rule.splits.append(RuleSplit(key: key, shares: division.shares, variants: variants, arguments: arguments))
        return add(.split(RuleIndex(rule.splits.count - 1)))
    }
}

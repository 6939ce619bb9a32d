extension Rule {
    /// What `fractional` gives when its variants and weights are fixed.
    func share(
        _ index: RuleIndex, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> Result {
        var key = FlagValue.null
        if let node = splits[Int(index)].key {
            key = try value(node, context, &run)
            // What was to be the key is one more pair.
            if case .array = key { return .value(try computedShare(splits[Int(index)].arguments, context, &run)) }
        }
        guard let hash = try hash(key, context, &run), let share = splits[Int(index)].shares.share(of: hash) else {
            return .value(.null)
        }
        return .constant(splits[Int(index)].variants[share])
    }

    /// What `fractional` gives when its variants or weights are computed.
    func computedShare(
        _ list: RuleList, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        let arguments = try values(list, context, &run)
        var key = FlagValue.null
        var pairs = arguments[...]
        switch arguments.first {
        case .string?, .null?: key = pairs.removeFirst()
        default: break
        }
        guard let division = Self.division(pairs), let hash = try hash(key, context, &run),
            let share = division.shares.share(of: hash)
        else { return .null }
        return division.variants[share]
    }

    /// The hash that decides: of the key that the rule names, or of flag and targeting key; nil when there is none.
    func hash(
        _ key: FlagValue, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> UInt32? {
        switch key {
        case .string(let text):
            try run.take(text)
            return MurmurHash3(text).value
        case .null:
            guard case .string(let text) = targetingKey(of: context), !text.isEmpty else { return nil }
            try run.take(text)
            var hash = flagHash
            hash.combine(text)
            return hash.value
        case .boolean, .number, .array, .object:
            return nil
        }
    }

    /// The shares of pairs of variant and weight; nil when flagd would take them for an error.
    static func division(_ pairs: ArraySlice<FlagValue>) -> (shares: Shares, variants: [FlagValue])? {
        var (shares, variants) = (Shares(), [FlagValue]())
        for pair in pairs {
            guard case .array(let parts) = pair, let variant = parts.first else { return nil }
            switch variant {
            case .array, .object: return nil
            case .null, .boolean, .number, .string: break
            }
            guard let weight = parts.count > 1 ? weight(parts[1]) : 1, shares.append(weight) else { return nil }
            variants.append(variant)
        }
        return (shares, variants)
    }

    /// A whole number within range; nobody falls into a share below 0.
    private static func weight(_ value: FlagValue) -> UInt32? {
        guard case .number(let number) = value, number <= Double(Shares.largest), number.rounded() == number else {
            return nil
        }
        return number < 0 ? 0 : UInt32(exactly: number)
    }
}

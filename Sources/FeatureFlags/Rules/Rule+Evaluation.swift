extension Rule {
    /// What comes out for a context. Only what cannot be a constant is ever copied.
    func result(_ index: RuleIndex, _ context: EvaluationContext, _ run: inout RuleRun) throws(RuleRun.Failure)
        -> Result
    {
        switch node(index) {
        case .constant(let constant):
            return .constant(constant)
        case .choice(let list):
            guard let chosen = try choose(list, context, &run) else { return .value(.null) }
            return try result(chosen, context, &run)
        case .split(let split):
            return try share(split, context, &run)
        default:
            return .value(try value(index, context, &run))
        }
    }

    /// The value of a node.
    func value(_ index: RuleIndex, _ context: EvaluationContext, _ run: inout RuleRun) throws(RuleRun.Failure)
        -> FlagValue
    {
        try run.take()
        // Nothing but calls: whatever stands here as well, the stack bears once for each level.
        switch node(index) {
        case .constant(let constant): return constants[Int(constant)]
        case .attribute(let name, let fallback): return try attribute(name, fallback, context, &run)
        case .variable: return try variable(index, context, &run)
        case .computedVariable: return try computedVariable(index, context, &run)
        case .choice(let list): return try choice(list, context, &run)
        case .all(let list): return try first(of: list, whoseTruthIs: false, context, &run)
        case .any(let list): return try first(of: list, whoseTruthIs: true, context, &run)
        case .split(let split): return try value(of: share(split, context, &run))
        case .isText, .isOneOf: return try truth(index, context, &run)
        case .array(let list): return try array(list, context, &run)
        case .operation(let symbol, let list): return try apply(symbol, list, context, &run)
        case .iteration(let symbol, let list): return try iterate(symbol, list, context, &run)
        case .missing(let scope, let list): return try missing(list, scope, context, &run)
        case .missingSome(let scope, let list): return try missingSome(list, scope, context, &run)
        case .computedSplit(let list): return try computedShare(list, context, &run)
        }
    }

    /// Whether the value of a node counts as true; conditions are decided without making values.
    func isTrue(
        _ index: RuleIndex, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> Bool {
        switch node(index) {
        case .isText: return try isText(index, context, &run)
        case .isOneOf(let operand, let texts): return try isOneOf(operand, texts, context, &run)
        case .all(let list): return try !contains(false, list, context, &run)
        case .any(let list): return try contains(true, list, context, &run)
        case .operation(.not, let list): return try !isTrue(argument(list, 0), context, &run)
        default: return try value(index, context, &run).isTrue
        }
    }

    func truth(
        _ index: RuleIndex, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        .boolean(try isTrue(index, context, &run))
    }

    /// Whether one of the conditions is what is looked for; the others after it are not asked.
    private func contains(
        _ truth: Bool, _ list: RuleList, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> Bool {
        try run.take()
        for place in 0..<list.count where try isTrue(argument(list, place), context, &run) == truth { return true }
        return false
    }

    private func isOneOf(
        _ operand: RuleIndex, _ texts: RuleIndex, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> Bool {
        guard case .string(let text) = try value(operand, context, &run) else { return false }
        // Looking for it hashes all of it.
        try run.take(text)
        guard let index = textSets[Int(texts)].firstIndex(of: text) else { return false }
        // All members are ASCII: what Unicode calls equivalent to one, and is as long, is the same.
        return textSets[Int(texts)][index].utf8.count == text.utf8.count
    }

    private func isText(
        _ index: RuleIndex, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> Bool {
        guard case .isText(let operand, let constant, let isStrict, let isNegated) = node(index) else { return false }
        try run.take()
        return try isEqual(operand, toText: constant, isStrict: isStrict, context, &run) != isNegated
    }

    /// The value that a result is.
    func value(of result: Result) -> FlagValue {
        switch result {
        case .constant(let constant): constants[Int(constant)]
        case .value(let value): value
        }
    }

    private func choice(
        _ list: RuleList, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        guard let chosen = try choose(list, context, &run) else { return .null }
        return try value(chosen, context, &run)
    }

    /// The value to which `if` leads; nil when no condition holds and nothing stands after the last.
    private func choose(
        _ list: RuleList, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> RuleIndex? {
        var place: RuleIndex = 0
        while place &+ 1 < list.count {
            if try isTrue(argument(list, place), context, &run) { return argument(list, place &+ 1) }
            place &+= 2
        }
        return place < list.count ? argument(list, place) : nil
    }

    /// The first value that counts as true, or as false; the last one when none does.
    private func first(
        of list: RuleList, whoseTruthIs truth: Bool, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        for place in 0..<list.count &- 1 {
            let value = try value(argument(list, place), context, &run)
            if value.isTrue == truth { return value }
        }
        return try value(argument(list, list.count &- 1), context, &run)
    }

    private func array(
        _ list: RuleList, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        .array(try values(list, context, &run))
    }

    /// The values of all nodes of a list.
    func values(
        _ list: RuleList, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> [FlagValue] {
        var values: [FlagValue] = []
        values.reserveCapacity(Int(list.count))
        for place in 0..<list.count { values.append(try value(argument(list, place), context, &run)) }
        return values
    }

    /// Whether a node's value equals a constant text.
    private func isEqual(
        _ operand: RuleIndex, toText constant: RuleIndex, isStrict: Bool, _ context: EvaluationContext,
        _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> Bool {
        let value = try value(operand, context, &run)
        guard case .string(let wanted) = constants[Int(constant)] else { return false }
        if case .string(let text) = value {
            try run.take(wanted)
            return text.hasBytes(of: wanted)
        }
        return isStrict ? false : try run.isEqual(value, .string(wanted))
    }
}

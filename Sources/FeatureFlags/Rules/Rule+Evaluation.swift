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
        switch node(index) {
        case .constant(let constant):
            return constants[Int(constant)]
        case .variable(let source, let path, let fallback):
            if let found = value(source, path, context, run) { return found }
            return try fallback.map { index throws(RuleRun.Failure) in try value(index, context, &run) } ?? .null
        case .choice(let list):
            guard let chosen = try choose(list, context, &run) else { return .null }
            return try value(chosen, context, &run)
        case .all(let list):
            return try first(of: list, whoseTruthIs: false, context, &run)
        case .any(let list):
            return try first(of: list, whoseTruthIs: true, context, &run)
        case .split(let split):
            return value(of: try share(split, context, &run))
        case .isText, .isOneOf:
            return .boolean(try isTrue(index, context, &run))
        case .array(let list):
            return .array(try values(list, context, &run))
        case .operation(let symbol, let list):
            return try apply(symbol, list, context, &run)
        case .iteration(let symbol, let list):
            return try iterate(symbol, list, context, &run)
        case .computedVariable(let scope, let key, let fallback):
            let key = try value(key, context, &run)
            if let found = try lookUp(key, scope, context, &run) { return found }
            return try fallback.map { index throws(RuleRun.Failure) in try value(index, context, &run) } ?? .null
        case .missing(let scope, let list):
            return .array(try missing(among: try values(list, context, &run), scope, context, &run))
        case .missingSome(let scope, let list):
            return try missingSome(list, scope, context, &run)
        case .computedSplit(let list):
            return try computedShare(list, context, &run)
        }
    }

    /// Whether the value of a node counts as true; conditions are decided without making values.
    func isTrue(_ index: RuleIndex, _ context: EvaluationContext, _ run: inout RuleRun) throws(RuleRun.Failure) -> Bool
    {
        switch node(index) {
        case .isText(let operand, let constant, let isStrict, let isNegated):
            try run.take()
            let isSame = try isEqual(operand, toText: constant, isStrict: isStrict, context, &run)
            return isSame != isNegated
        case .isOneOf(let operand, let texts):
            guard case .string(let text) = try value(operand, context, &run),
                let index = textSets[Int(texts)].firstIndex(of: text)
            else { return false }
            // All members are ASCII: what Unicode calls equivalent to one, and is as long, is the same.
            return textSets[Int(texts)][index].utf8.count == text.utf8.count
        case .all(let list):
            try run.take()
            for place in 0..<list.count where try !isTrue(argument(list, place), context, &run) { return false }
            return true
        case .any(let list):
            try run.take()
            for place in 0..<list.count where try isTrue(argument(list, place), context, &run) { return true }
            return false
        case .operation(.not, let list):
            try run.take()
            return try !isTrue(argument(list, 0), context, &run)
        default:
            return try value(index, context, &run).isTrue
        }
    }

    /// The value that a result is.
    func value(of result: Result) -> FlagValue {
        switch result {
        case .constant(let constant): constants[Int(constant)]
        case .value(let value): value
        }
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
        if case .string(let text) = value { return text.hasBytes(of: wanted) }
        return isStrict ? false : try run.isEqual(value, .string(wanted))
    }
}

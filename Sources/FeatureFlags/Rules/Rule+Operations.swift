extension Rule {
    /// The value of an operator that takes its arguments as they are.
    func apply(
        _ symbol: RuleOperator, _ list: RuleList, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        // Nothing but calls, as in ``value(_:_:_:)``.
        switch symbol {
        case .not: return try negation(list, context, &run)
        case .truth: return try truth(argument(list, 0), context, &run)
        case .log: return try value(argument(list, 0), context, &run)
        case .equal, .notEqual, .identical, .notIdentical, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return try comparison(symbol, list, context, &run)
        case .sum, .difference, .product, .quotient, .remainder, .smallest, .largest:
            return try calculate(symbol, list, context, &run)
        case .contains, .startsWith, .endsWith: return try relation(symbol, list, context, &run)
        case .concatenation: return try concatenation(list, context, &run)
        case .part, .merge, .semanticVersion: return try run.apply(symbol, try values(list, context, &run))
        // These have nodes of their own.
        case .variable, .missing, .missingSome, .choice, .choiceMark, .all, .any, .fractional: return .null
        case .map, .filter, .reduce, .everyOne, .someOne, .noOne: return .null
        }
    }

    private func negation(
        _ list: RuleList, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        .boolean(try !isTrue(argument(list, 0), context, &run))
    }

    private func comparison(
        _ symbol: RuleOperator, _ list: RuleList, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        .boolean(try compare(symbol, list, context, &run))
    }

    private func relation(
        _ symbol: RuleOperator, _ list: RuleList, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        // flagd's have null for any other number.
        guard list.count == 2 else { return .null }
        let left = try value(argument(list, 0), context, &run)
        return try run.relation(symbol, left, try value(argument(list, 1), context, &run))
    }

    private func concatenation(
        _ list: RuleList, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        var text = ""
        for place in 0..<list.count { try run.append(try value(argument(list, place), context, &run), to: &text) }
        return .string(text)
    }

    private func compare(
        _ symbol: RuleOperator, _ list: RuleList, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> Bool {
        let left = try value(argument(list, 0), context, &run)
        let right = try value(argument(list, 1), context, &run)
        switch symbol {
        case .equal: return try run.isEqual(left, right)
        case .notEqual: return try !run.isEqual(left, right)
        case .identical: return try run.isIdentical(left, right)
        case .notIdentical: return try !run.isIdentical(left, right)
        case .greater: return try run.isOrdered(right, left, orEqual: false)
        case .greaterOrEqual: return try run.isOrdered(right, left, orEqual: true)
        default:
            let orEqual = symbol == .lessOrEqual
            guard try run.isOrdered(left, right, orEqual: orEqual) else { return false }
            guard list.count == 3 else { return true }
            return try run.isOrdered(right, try value(argument(list, 2), context, &run), orEqual: orEqual)
        }
    }

    private func calculate(
        _ symbol: RuleOperator, _ list: RuleList, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        // Only a sum can be of nothing.
        guard list.count > 0 else { return 0 }
        let first = try value(argument(list, 0), context, &run)
        switch (symbol, list.count) {
        case (.product, 1): return first
        case (.difference, 1): return .number(-(try run.number(of: first)))
        default: break
        }
        let isParsed = symbol == .sum || symbol == .product
        var result = try isParsed ? run.summand(first) : run.number(of: first)
        for place in 1..<list.count {
            let next = try value(argument(list, place), context, &run)
            let number = try isParsed ? run.summand(next) : run.number(of: next)
            switch symbol {
            case .sum: result += number
            // What was multiplied so far is parsed again, which costs -0 its sign.
            case .product: result = (result + 0) * number
            case .difference: result -= number
            case .quotient: result /= number
            case .remainder: result = result.truncatingRemainder(dividingBy: number)
            case .smallest: result = result.isNaN || number.isNaN ? .nan : min(result, number)
            default: result = result.isNaN || number.isNaN ? .nan : max(result, number)
            }
        }
        return .number(result)
    }
}

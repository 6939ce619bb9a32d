extension Rule {
    /// The value of an operator that takes its arguments as they are.
    func apply(
        _ symbol: RuleOperator, _ list: RuleList, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        switch symbol {
        case .not: return .boolean(try !isTrue(argument(list, 0), context, &run))
        case .truth: return .boolean(try isTrue(argument(list, 0), context, &run))
        case .log: return try value(argument(list, 0), context, &run)
        case .equal, .notEqual, .identical, .notIdentical, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return .boolean(try compare(symbol, list, context, &run))
        case .sum, .difference, .product, .quotient, .remainder, .smallest, .largest:
            return try calculate(symbol, list, context, &run)
        case .contains:
            let needle = try value(argument(list, 0), context, &run)
            return .boolean(try run.contains(try value(argument(list, 1), context, &run), needle))
        case .concatenation:
            var text = ""
            for place in 0..<list.count { try run.append(try value(argument(list, place), context, &run), to: &text) }
            return .string(text)
        case .part: return try run.part(try values(list, context, &run))
        case .merge: return .array(try run.merged(try values(list, context, &run)))
        case .semanticVersion: return try run.compareVersions(try values(list, context, &run))
        case .startsWith, .endsWith:
            return try run.compareEnds(try values(list, context, &run), atStart: symbol == .startsWith)
        // These have nodes of their own.
        case .variable, .missing, .missingSome, .choice, .choiceMark, .all, .any, .fractional: return .null
        case .map, .filter, .reduce, .everyOne, .someOne, .noOne: return .null
        }
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
            case .product: result = result * number + 0
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

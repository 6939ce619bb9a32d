extension Rule {
    /// `map`, `filter`, `reduce`, `all`, `some`, `none`: a body that is asked for each element.
    func iterate(
        _ symbol: RuleOperator, _ list: RuleList, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        let input = try value(argument(list, 0), context, &run)
        let body = argument(list, 1)
        // Evaluated outside, like the array.
        let initial = list.count == 3 ? try value(argument(list, 2), context, &run) : .null
        let outer = (run.element, run.accumulator)
        defer { (run.element, run.accumulator) = outer }
        guard case .array(let elements) = input else { return Self.withoutArray(symbol, initial) }
        run.accumulator = initial
        var gathered: [FlagValue] = []
        for element in elements {
            run.element = element
            switch symbol {
            case .map: gathered.append(try value(body, context, &run))
            case .filter:
                if try isTrue(body, context, &run) { gathered.append(element) }
            case .reduce:
                run.accumulator = try value(body, context, &run)
                try run.checkDepth(of: run.accumulator)
            case .everyOne:
                if try !isTrue(body, context, &run) { return false }
            default:
                if try isTrue(body, context, &run) { return .boolean(symbol == .someOne) }
            }
        }
        switch symbol {
        case .map, .filter: return .array(gathered)
        case .reduce: return run.accumulator
        // All of nothing is false.
        case .everyOne: return .boolean(!elements.isEmpty)
        default: return .boolean(symbol == .noOne)
        }
    }

    private static func withoutArray(_ symbol: RuleOperator, _ initial: FlagValue) -> FlagValue {
        switch symbol {
        case .map, .filter: []
        case .reduce: initial
        default: .boolean(symbol == .noOne)
        }
    }
}

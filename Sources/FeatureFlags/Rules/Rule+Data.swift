extension Rule {
    /// The value of an attribute, or what stands for it.
    func attribute(
        _ name: RuleIndex, _ fallback: RuleIndex?, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        if let index = context.index(of: names[Int(name)]) { return context.entries[index].value }
        guard let fallback else { return .null }
        return try value(fallback, context, &run)
    }

    /// The value at a fixed path, or what stands for it.
    func variable(
        _ index: RuleIndex, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        guard case .variable(let source, let path, let fallback) = node(index) else { return .null }
        if case .context = source { try run.take(context.entries.count) }
        if let found = value(source, path, context, run) { return found }
        guard let fallback else { return .null }
        return try value(fallback, context, &run)
    }

    /// The value at a path that the rule computes, or what stands for it.
    func computedVariable(
        _ index: RuleIndex, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        guard case .computedVariable(let scope, let key, let fallback) = node(index) else { return .null }
        let path = try value(key, context, &run)
        if let found = try lookUp(path, scope, context, &run) { return found }
        guard let fallback else { return .null }
        return try value(fallback, context, &run)
    }

    /// The value at a fixed path; nil when it is missing.
    private func value(_ source: RuleSource, _ path: RuleIndex, _ context: EvaluationContext, _ run: RuleRun)
        -> FlagValue?
    {
        switch source {
        case .targetingKey:
            return targetingKey(of: context)
        case .attribute:
            guard let first = paths[Int(path)].steps.first, let value = context.value(of: first.name) else {
                return nil
            }
            return paths[Int(path)].value(in: value, from: 1)
        case .element:
            return paths[Int(path)].value(in: run.element)
        case .accumulator:
            return paths[Int(path)].value(in: run.accumulator)
        case .flag:
            return paths[Int(path)].value(in: flagProperties(run))
        case .context:
            return whole(context, run)
        case .reduction:
            return .object(["current": run.element, "accumulator": run.accumulator])
        }
    }

    /// The value at a path that the rule computed; nil when it is missing.
    private func lookUp(
        _ key: FlagValue, _ scope: RuleScope, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue? {
        let path = try RulePath(key, &run)
        switch scope {
        case .element: return path.value(in: run.element)
        case .reduction: return path.value(in: .object(["current": run.element, "accumulator": run.accumulator]))
        case .context: break
        }
        guard let first = path.steps.first else {
            try run.take(context.entries.count)
            return whole(context, run)
        }
        let root =
            switch first.name.text {
            case RuleNames.flag: flagProperties(run)
            case RuleNames.targetingKey: targetingKey(of: context)
            default: context.value(of: first.name)
            }
        return root.flatMap { path.value(in: $0, from: 1) }
    }

    /// The targeting key as rules see it.
    func targetingKey(of context: EvaluationContext) -> FlagValue? {
        context.targetingKey.map { .string($0) } ?? context[RuleNames.targetingKey]
    }

    private func flagProperties(_ run: RuleRun) -> FlagValue {
        .object([RuleNames.flagKey: .string(flag), RuleNames.timestamp: .number(Double(run.time))])
    }

    private func whole(_ context: EvaluationContext, _ run: RuleRun) -> FlagValue {
        var members = context.attributes
        if let key = targetingKey(of: context) { members[RuleNames.targetingKey] = key }
        members[RuleNames.flag] = flagProperties(run)
        return .object(members)
    }

    /// Those of the keys, given one by one or in one array, whose value is missing, null or empty.
    func missing(
        _ list: RuleList, _ scope: RuleScope, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        .array(try missing(among: try values(list, context, &run), scope, context, &run))
    }

    private func missing(
        among keys: [FlagValue], _ scope: RuleScope, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> [FlagValue] {
        var missing: [FlagValue] = []
        for key in keys.first?.array ?? keys {
            try run.take()
            switch try lookUp(key, scope, context, &run) {
            case nil, .null?, .string("")?: missing.append(key)
            default: break
            }
        }
        return missing
    }

    /// Nothing while enough of the keys are there, else the missing ones.
    func missingSome(
        _ list: RuleList, _ scope: RuleScope, _ context: EvaluationContext, _ run: inout RuleRun
    ) throws(RuleRun.Failure) -> FlagValue {
        let arguments = try values(list, context, &run)
        let keys = arguments[1].array ?? [arguments[1]]
        let missing = try missing(among: [.array(keys)], scope, context, &run)
        let isEnough = Double(keys.count - missing.count) >= (try run.number(of: arguments[0]))
        return .array(isEnough ? [] : missing)
    }
}

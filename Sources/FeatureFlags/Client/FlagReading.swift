/// Where reads are taken from: what is in force, or one snapshot of it.
public struct FlagReading: Sendable {
    let core: FlagCore
    /// The pinned snapshot with its standing; nil for what is in force at each read.
    var pinned: (view: FlagView, standing: FlagStanding)?

    /// The value for a key, which was not counted yet.
    func countedValue<Value>(_ request: FlagRequest<Value>, in context: EvaluationContext) -> Value {
        core.tables.count(request.slot)
        return value(request, in: context)
    }

    /// The details for a key, which was not counted yet.
    func countedDetails<Value>(
        _ request: FlagRequest<Value>, in context: EvaluationContext, hooks: [any FlagHook]
    ) -> EvaluationDetails<Value> {
        core.tables.count(request.slot)
        return details(request, in: context, hooks: hooks)
    }

    /// The value, by the second path.
    @inline(__always)
    func value<Value>(_ request: FlagRequest<Value>, in context: EvaluationContext) -> Value {
        guard core.hooks.isEmpty, !FlagOverrides.mayExist else { return details(request, in: context).value }
        let slot = core.slot(of: request)
        guard let slot, !(request.maximumStaleness != nil && standing.isBeyond(request.maximumStaleness)) else {
            return request.defaultValue
        }
        let context = context.underlaid(withClient: core.context)
        let value: Value?? = read { view in
            view.read(slot) { $0.value(as: Value.self, in: context, keepingLast: request.keepsLast) }
        }
        return (value ?? nil) ?? request.defaultValue
    }

    /// The value and how it came about.
    func details<Value>(
        _ request: FlagRequest<Value>, in context: EvaluationContext, hooks: [any FlagHook] = []
    ) -> EvaluationDetails<Value> {
        let context = context.underlaid(withClient: core.context)
        let hooks = core.hooks + hooks
        guard !hooks.isEmpty else { return answer(request, in: context) }
        var run = HookRun(
            hooks,
            HookContext(
                flagKey: request.name, defaultValue: FlagValue(simple: request.defaultValue), context: context,
                store: core.store))
        return run.around(request) { answer(request, in: $0) }
    }

    private func answer<Value>(
        _ request: FlagRequest<Value>, in context: EvaluationContext
    ) -> EvaluationDetails<Value> {
        if let value = FlagOverrides.value(of: request.name) { return request.overridden(by: value) }
        let (slot, standing) = (core.slot(of: request), standing)
        let resolution = read { view -> FlagResolution in
            guard view.isLoaded else {
                return standing.isFatal
                    ? .failed(.providerFatal, "the store will not work before somebody mends something")
                    : .failed(.providerNotReady, "nothing was loaded yet")
            }
            let resolution = slot.flatMap { slot in
                view.read(slot) { $0.resolve(in: context, keepingLast: request.keepsLast) }
            }
            return resolution ?? .failed(.flagNotFound, "there is no flag of this name")
        }
        return request.details(resolution, standing, isStale: standing.isStale { core.nanoseconds })
    }

    private var standing: FlagStanding { pinned?.standing ?? core.standing.value }

    @inline(__always)
    private func read<Result>(_ body: (FlagView) -> Result) -> Result {
        if let pinned { body(pinned.view) } else { core.publication.read(with: core.tables, body) }
    }
}

extension FlagRequest {
    /// The details that follow from a resolution.
    fileprivate func details(
        _ resolution: FlagResolution, _ standing: FlagStanding, isStale: Bool
    ) -> EvaluationDetails<Value> {
        if resolution.errorCode == nil, standing.isBeyond(maximumStaleness) {
            return EvaluationDetails(flagKey: name, value: defaultValue, reason: .stale, metadata: resolution.metadata)
        }
        var details = EvaluationDetails(
            flagKey: name, value: defaultValue, variant: resolution.variant, reason: resolution.reason,
            errorCode: resolution.errorCode, errorMessage: resolution.errorMessage, metadata: resolution.metadata)
        if let value = resolution.value {
            guard let value = value.converted(to: Value.self) else {
                return failed(.typeMismatch, "the value has another type", metadata: resolution.metadata)
            }
            details.value = value
        }
        if isStale, details.errorCode == nil { details.reason = .stale }
        return details
    }

    /// The details of a flag that a test has overridden.
    fileprivate func overridden(by value: any Sendable) -> EvaluationDetails<Value> {
        guard let value = value as? Value ?? (FlagValue(simple: value) as? Value) else {
            return failed(.typeMismatch, "the override has another type")
        }
        return EvaluationDetails(
            flagKey: name, value: value, reason: .static, metadata: ["source": "override"])
    }
}

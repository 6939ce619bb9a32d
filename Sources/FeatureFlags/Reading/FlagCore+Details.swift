extension FlagCore {
    /// The value and how it came about; counts the read.
    func details<Value>(
        of request: FlagRequest<Value>, in context: EvaluationContext, hooks: [any FlagHook], _ pinned: PinnedView?
    ) -> EvaluationDetails<Value> {
        tables.count(request.slot)
        return countedDetails(of: request, in: context, hooks: hooks, pinned)
    }

    /// The value and how it came about, of a read that was counted, or of one by name.
    func countedDetails<Value>(
        of request: FlagRequest<Value>, in context: EvaluationContext, hooks: [any FlagHook], _ pinned: PinnedView?
    ) -> EvaluationDetails<Value> {
        let context = context.underlaid(withClient: self.context)
        let hooks = self.hooks + hooks
        guard !hooks.isEmpty else { return answer(request, in: context, pinned) }
        var run = HookRun(
            hooks,
            HookContext(
                flagKey: request.name, defaultValue: FlagValue(simple: request.defaultValue), context: context,
                store: store))
        return run.around(request) { answer(request, in: $0, pinned) }
    }

    private func answer<Value>(
        _ request: FlagRequest<Value>, in context: EvaluationContext, _ pinned: PinnedView?
    ) -> EvaluationDetails<Value> {
        let slot = slot(of: request)
        if let value = FlagOverrides.value(of: request.name) { return request.overridden(by: value) }
        let standing = standing(pinned)
        let resolution = read(pinned) { view -> FlagResolution in
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
        return request.details(resolution, standing, isStale: standing.isStale { nanoseconds })
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

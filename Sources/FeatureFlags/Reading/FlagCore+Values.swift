extension FlagCore {
    /// The value, by the second path; counts the read.
    @inline(__always)
    func value<Value>(
        of request: FlagRequest<Value>, in context: EvaluationContext, _ pinned: PinnedView? = nil
    ) -> Value {
        tables.count(request.slot)
        return countedValue(of: request, in: context, pinned)
    }

    /// The value, by the second path, of a read that was counted, or of one by name.
    @inline(__always)
    func countedValue<Value>(
        of request: FlagRequest<Value>, in context: EvaluationContext, _ pinned: PinnedView? = nil
    ) -> Value {
        guard hooks.isEmpty, !FlagOverrides.mayExist else {
            return countedDetails(of: request, in: context, hooks: [], pinned).value
        }
        if request.maximumStaleness != nil, standing(pinned).isBeyond(request.maximumStaleness) {
            return request.defaultValue
        }
        guard !EvaluationContext.mayHaveLayers, !hasContext else {
            return value(of: request, exactlyFor: context.underlaid(withClient: self.context), pinned)
        }
        return value(of: request, exactlyFor: context, pinned)
    }

    @inline(__always)
    private func value<Value>(
        of request: FlagRequest<Value>, exactlyFor context: EvaluationContext, _ pinned: PinnedView?
    ) -> Value {
        guard let slot = slot(of: request) else { return request.defaultValue }
        let value: Value?? = read(pinned) { view in
            view.read(slot) { $0.value(as: Value.self, in: context, keepingLast: request.keepsLast) }
        }
        return (value ?? nil) ?? request.defaultValue
    }

    /// What is known of the state that is read.
    func standing(_ pinned: PinnedView?) -> FlagStanding { pinned?.standing ?? standing.value }

    /// Reads the pinned snapshot, or the one in force.
    @inline(__always)
    func read<Result>(_ pinned: PinnedView?, _ body: (FlagView) -> Result) -> Result {
        if let pinned { body(pinned.view) } else { publication.read(with: tables, body) }
    }
}

extension FlagCore {
    /// The value for a key, by the second path, of a read that was counted: the short form of ``value(of:in:_:)`` for
    /// what is usual, which touches no reference count.
    @inline(__always)
    func secondValue<Value>(of flag: FeatureFlag<Value>, in context: EvaluationContext) -> Value {
        guard isPlain, !Detours.exist, flag.slot != FlagNames.anyName else {
            return countedValue(of: FlagRequest(flag), in: context, nil)
        }
        let value: Value?? = publication.read(with: tables) { view in
            view.read(flag.slot) {
                $0.value(as: Value.self, in: context, keepingLast: flag.onDisappear == .keepLast)
            }
        }
        return (value ?? nil) ?? flag.defaultValue
    }

    /// The value, by the second path; counts the read.
    func value<Value>(
        of request: FlagRequest<Value>, in context: EvaluationContext, _ pinned: PinnedView?
    ) -> Value {
        tables.count(request.slot)
        return countedValue(of: request, in: context, pinned)
    }

    /// The value, by the second path, of a read that was counted, or of one by name.
    func countedValue<Value>(
        of request: FlagRequest<Value>, in context: EvaluationContext, _ pinned: PinnedView?
    ) -> Value {
        guard hooks.isEmpty, !FlagOverrides.mayExist else {
            return countedDetails(of: request, in: context, hooks: [], pinned).value
        }
        if request.maximumStaleness != nil, standing(pinned).isBeyond(request.maximumStaleness) {
            return request.defaultValue
        }
        guard let slot = slot(of: request) else { return request.defaultValue }
        let context = context.underlaid(withClient: self.context)
        let value: FlagValue?? = read(pinned) { view in
            view.read(slot) { $0.value(in: context, keepingLast: request.keepsLast) { $0 } }
        }
        // Reading a type of the code runs code of the user: not while the snapshot is held.
        return (value ?? nil)?.converted(to: Value.self) ?? request.defaultValue
    }

    /// What is known of the state that is read.
    func standing(_ pinned: PinnedView?) -> FlagStanding { pinned?.standing ?? standing.value }

    /// Reads the pinned snapshot, or the one in force.
    @inline(__always)
    func read<Result>(_ pinned: PinnedView?, _ body: (FlagView) -> Result) -> Result {
        if let pinned { body(pinned.view) } else { publication.read(with: tables, body) }
    }
}

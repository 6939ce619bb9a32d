/// The hooks around one evaluation, in OpenFeature's order.
struct HookRun {
    private let hooks: [any FlagHook]
    private var context: HookContext

    /// - Parameter hooks: The client's, then those of the call.
    init(_ hooks: [any FlagHook], _ context: HookContext) {
        self.hooks = hooks
        self.context = context
    }

    /// Calls the hooks around an evaluation.
    ///
    /// - Parameter evaluate: Gives the details for the context that the hooks leave.
    mutating func around<Value: Sendable>(
        _ request: FlagRequest<Value>, _ evaluate: (EvaluationContext) -> EvaluationDetails<Value>
    ) -> EvaluationDetails<Value> {
        var details: EvaluationDetails<Value>
        var last = hooks.startIndex
        do {
            for (index, hook) in hooks.enumerated() {
                last = index
                if let change = try hook.before(context) { context.context = context.context.merging(change) }
            }
            details = evaluate(context.context)
            if details.errorCode == nil {
                let shown = details.shown
                for hook in hooks.reversed() { try hook.after(context, shown) }
            }
        } catch {
            details = request.failed(.general, "a hook has failed")
        }
        // A hook whose `before` was never reached has no part in the evaluation.
        let concerned = hooks.prefix(last + 1).reversed()
        if let code = details.errorCode {
            for hook in concerned { hook.error(context, code) }
        }
        let shown = details.shown
        for hook in concerned { hook.finally(context, shown) }
        return details
    }
}

extension EvaluationDetails {
    /// The details as hooks see them.
    fileprivate var shown: EvaluationDetails<FlagValue> {
        EvaluationDetails<FlagValue>(
            flagKey: flagKey, value: FlagValue(simple: value), variant: variant, reason: reason, errorCode: errorCode,
            errorMessage: errorMessage, metadata: metadata)
    }
}

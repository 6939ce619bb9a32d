/// Something to be done around each evaluation (OpenFeature specification 0.8, section 4).
///
/// `before` is called in the order of the hooks, the others in the opposite order. While a client has a hook, all its
/// reads take the longer way; without one a hook costs nothing.
public protocol FlagHook: Sendable {
    /// Before the evaluation.
    ///
    /// - Returns: What is laid over the context; nil to leave it as it is.
    /// - Throws: Anything: the evaluation gives the default of the code then, reason `ERROR`, code `GENERAL`.
    func before(_ evaluation: HookContext) throws -> EvaluationContext?
    /// After an evaluation without an error.
    func after(_ evaluation: HookContext, _ details: EvaluationDetails<FlagValue>) throws
    /// After an error, of the evaluation or of a hook before.
    func error(_ evaluation: HookContext, _ code: EvaluationErrorCode)
    /// At the end, whatever happened.
    func finally(_ evaluation: HookContext, _ details: EvaluationDetails<FlagValue>)
}

extension FlagHook {
    /// Leaves the context as it is.
    public func before(_ evaluation: HookContext) throws -> EvaluationContext? { nil }
    /// Does nothing.
    public func after(_ evaluation: HookContext, _ details: EvaluationDetails<FlagValue>) throws {}
    /// Does nothing.
    public func error(_ evaluation: HookContext, _ code: EvaluationErrorCode) {}
    /// Does nothing.
    public func finally(_ evaluation: HookContext, _ details: EvaluationDetails<FlagValue>) {}
}

/// The evaluation that a hook is told of.
public struct HookContext: Sendable, Hashable {
    /// The name of the flag.
    public let flagKey: String
    /// The value while the store says nothing; `null` when it is no simple value.
    public let defaultValue: FlagValue
    /// Whom or what the flag is evaluated for, with everything that was laid over it so far.
    public internal(set) var context: EvaluationContext
    /// Which kind of store the client has.
    public let store: String
}

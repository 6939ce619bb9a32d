import Synchronization

extension EvaluationContext {
    @TaskLocal private static var ofTask: EvaluationContext?
    private static let shared = Mutex(EvaluationContext.empty)
    /// Whether ``global`` was ever set, so that nobody takes its lock before.
    private static let hasGlobal = Atomic(false)

    /// What is under the contexts of all tasks, clients and calls of this process (OpenFeature's API level).
    public static var global: EvaluationContext {
        get { hasGlobal.load(ordering: .acquiring) ? shared.withLock { $0 } : .empty }
        set {
            shared.withLock { $0 = newValue }
            hasGlobal.store(true, ordering: .releasing)
        }
    }

    /// Lays a context over the global one, and over that of the task, for all evaluations of the body and of its child
    /// tasks (OpenFeature's transaction level).
    public static func with<Result, Failure: Error>(
        _ context: EvaluationContext, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let context = ofTask?.merging(context) ?? context
        return try $ofTask.withValue(context) { () -> Swift.Result<Result, Failure> in
            do throws(Failure) { return .success(try body()) } catch { return .failure(error) }
        }.get()
    }

    /// As the other one, for a body that waits.
    public static func with<Result>(
        _ context: EvaluationContext, isolation: isolated (any Actor)? = #isolation,
        _ body: () async throws -> Result
    ) async rethrows -> Result {
        try await $ofTask.withValue(ofTask?.merging(context) ?? context, operation: body, isolation: isolation)
    }

    /// A call's context over that of the client, of the task and of the process.
    func underlaid(withClient client: EvaluationContext) -> EvaluationContext {
        let ofTask = EvaluationContext.ofTask
        guard ofTask != nil || !client.isEmpty || EvaluationContext.hasGlobal.load(ordering: .relaxed) else {
            return self
        }
        return EvaluationContext.global.merging(ofTask ?? .empty).merging(client).merging(self)
    }
}

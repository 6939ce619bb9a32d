import Synchronization

extension EvaluationContext {
    @TaskLocal private static var ofTask: EvaluationContext?
    private static let shared = Mutex(EvaluationContext.empty)
    /// Whether there ever was one: before, no read asks for the lock.
    private static let isShared = Atomic(false)

    /// What is under the contexts of all tasks, clients and calls of this process (OpenFeature's API level).
    public static var global: EvaluationContext {
        get { shared.withLock { $0 } }
        set {
            shared.withLock { $0 = newValue }
            isShared.store(true, ordering: .releasing)
            Detours.take()
        }
    }

    /// Lays a context over the global one, and over that of the task, for all evaluations of the body and of its child
    /// tasks (OpenFeature's transaction level).
    public static func with<Result, Failure: Error>(
        _ context: EvaluationContext, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        Detours.take()
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
        Detours.take()
        return try await $ofTask.withValue(ofTask?.merging(context) ?? context, operation: body, isolation: isolation)
    }

    /// A call's context over that of the client, of the task and of the process.
    func underlaid(withClient client: EvaluationContext) -> EvaluationContext {
        guard Detours.exist else { return client.merging(self) }
        var under = EvaluationContext.isShared.load(ordering: .acquiring) ? .global : EvaluationContext.empty
        if let ofTask = EvaluationContext.ofTask { under = under.merging(ofTask) }
        return under.merging(client).merging(self)
    }
}

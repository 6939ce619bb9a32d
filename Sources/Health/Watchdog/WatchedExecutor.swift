/// Something that takes turns, and the way to ask it for one.
public struct WatchedExecutor: Sendable {
    /// The name by which `/live` tells that it is stuck: 1 to 64 characters of `a-z A-Z 0-9 _ - .`.
    public let name: String
    let ask: @Sendable (_ turn: @escaping @Sendable () -> Void) -> Void

    private init(name: String, ask: @escaping @Sendable (_ turn: @escaping @Sendable () -> Void) -> Void) {
        self.name = name
        self.ask = ask
    }

    /// The threads on which tasks run that ask for no other executor, at the usual priority: `cooperative_threads`.
    ///
    /// They are stuck when all of them are blocked, or when more work waits for them than they do within the bound.
    ///
    /// On Linux tasks of another priority have threads of their own, which are watched by
    /// `.custom("high") { turn in Task.detached(priority: .high) { turn() } }`.
    public static let cooperativeThreads = WatchedExecutor(name: "cooperative_threads") { turn in
        Task.detached(priority: .medium) { turn() }
    }

    /// The main actor, and so the main thread: `main_actor`.
    ///
    /// Not for a program that blocks its main thread on purpose. One whose `main` is `async`, or which has called
    /// `dispatchMain()`, does not.
    public static let mainActor = WatchedExecutor(name: "main_actor") { turn in
        Task.detached { @MainActor in turn() }
    }

    /// An actor. Its turn begins on the cooperative threads, so watch those before it.
    public static func actor(_ name: String, _ actor: some Actor) -> WatchedExecutor {
        WatchedExecutor(name: name) { turn in
            Task.detached { await take(turn, on: actor) }
        }
    }

    /// Anything else that takes turns: an event loop, a dispatch queue, a task executor.
    ///
    /// ```swift
    /// .custom("event_loop") { turn in loop.execute(turn) }
    /// .custom("render") { turn in Task.detached(executorPreference: executor) { turn() } }
    /// ```
    ///
    /// - Parameters:
    ///   - name: 1 to 64 characters of `a-z A-Z 0-9 _ - .`.
    ///   - ask: Hands `turn` over to be called once, and returns at once: it is called on the watchdog's thread, about
    ///     once a second and never while an earlier turn is outstanding.
    public static func custom(
        _ name: String, ask: @escaping @Sendable (_ turn: @escaping @Sendable () -> Void) -> Void
    ) -> WatchedExecutor {
        WatchedExecutor(name: name, ask: ask)
    }

    private static func take(_ turn: @Sendable () -> Void, on actor: isolated some Actor) {
        turn()
    }
}

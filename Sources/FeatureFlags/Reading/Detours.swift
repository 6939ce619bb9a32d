import Synchronization

/// Whether anything in this process has ever changed what reads of some task see: a context of the process or of a task,
/// an override of a test. Before that nobody looks for them.
enum Detours {
    private static let wereTaken = Atomic(false)

    /// Whether there may be something to look for.
    static var exist: Bool { wereTaken.load(ordering: .acquiring) }

    /// From now on they are looked for.
    static func take() { wereTaken.store(true, ordering: .releasing) }
}

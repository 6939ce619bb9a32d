import Synchronization

/// The names of variables that were asked for, so that one that nobody asks for can be told: a misspelt name would
/// otherwise be a setting that silently does nothing.
final class AskedNames: Sendable {
    private let names = Mutex<Set<String>>([])

    /// Notes a name.
    func insert(_ name: String) {
        names.withLock { _ = $0.insert(name) }
    }

    /// Whether a name was asked for.
    func contains(_ name: String) -> Bool {
        names.withLock { $0.contains(name) }
    }
}

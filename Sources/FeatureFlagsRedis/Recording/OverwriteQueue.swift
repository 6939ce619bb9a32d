import Synchronization

/// Overwritten definitions that wait to be written down, in order.
final class OverwriteQueue: Sendable {
    /// Those that were seen one after the other.
    struct Batch: Sendable {
        var overwrites: [Overwrite] = []
        /// When the first one was seen, in milliseconds of Unix time.
        var start = 0
        /// How many had no room.
        var lost = 0
        fileprivate var bytes = 0
    }

    /// The most bytes that wait: some definitions of the largest size, or every flag of a store that has usual ones.
    static let mostBytes = 64 << 20
    /// What an overwrite takes beside its definitions, about.
    private static let overhead = 256

    /// Has an element when something came since the last batch was taken.
    let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation
    private let waiting = Mutex(Batch())

    init() {
        (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Adds an overwrite, unless there are too many already.
    func add(_ overwrite: Overwrite, at time: Int = Int(Moment.now.milliseconds)) {
        let size = Self.overhead + overwrite.old.count + (overwrite.new?.count ?? 0)
        waiting.withLock { batch in
            guard batch.bytes + size <= Self.mostBytes else {
                batch.lost += 1
                return
            }
            if batch.overwrites.isEmpty { batch.start = time }
            batch.overwrites.append(overwrite)
            batch.bytes += size
        }
        signal.yield()
    }

    /// Takes all that wait.
    func take() -> Batch {
        waiting.withLock { batch in
            defer { batch = Batch() }
            return batch
        }
    }
}

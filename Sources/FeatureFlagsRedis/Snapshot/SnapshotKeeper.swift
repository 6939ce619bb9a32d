import Deadlines
import Synchronization

/// Writes what is known to a file, a moment after it has changed, and now and then that it is current still.
final class SnapshotKeeper: Sendable {
    /// How long changes are gathered.
    private static let pause = Duration.milliseconds(500)
    /// How long the end may wait for the disk.
    private static let patience = Duration.milliseconds(400)
    /// How long to wait after a write that failed.
    private static let rest = Duration.seconds(5)
    /// How much older than it is what is known may look to the next process, if this one ends without a word.
    private static let refresh = Duration.seconds(60)

    private struct State {
        var snapshot: Snapshot
        /// Whether it holds what this process was told; before that the file is left alone.
        var isTold = false
        /// Whether the file has other contents.
        var isChanged = false
        /// What the file says about when they were current.
        var provenAt: ContinuousClock.Instant?

        var isOutdated: Bool { isTold && (isChanged || snapshot.provenAt != provenAt) }
    }

    private let file: SnapshotFile
    private let state: Mutex<State>
    private let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    /// - Parameter earlier: What an earlier process knew; its times go on to count.
    init(_ file: SnapshotFile, after earlier: Snapshot = Snapshot()) {
        self.file = file
        state = Mutex(State(snapshot: earlier))
        (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// This is what is known now.
    ///
    /// - Parameter isOwn: Whether this process has written what is new in it, and nothing will prove that.
    func keep(_ contents: [FlagKey: KeyContent], isOwn: Bool = false) {
        let now = ContinuousClock.now
        state.withLock { state in
            state.snapshot.contents = contents
            state.snapshot.toldAt = state.snapshot.toldAt ?? now
            if isOwn { state.snapshot.wroteAt = now }
            (state.isTold, state.isChanged) = (true, true)
        }
        signal.yield()
    }

    /// What is known was current at this moment.
    func confirm(_ moment: ContinuousClock.Instant) {
        let isDue = state.withLock { state in
            state.snapshot.provenAt = moment
            return state.isTold && state.provenAt.map { $0 + Self.refresh <= moment } ?? true
        }
        if isDue { signal.yield() }
    }

    /// Writes until the task is cancelled, and then what is not written yet; ends within a second even if the disk hangs.
    ///
    /// - Parameter onOutcome: Called with what became of each attempt; what has failed is tried again.
    func run(onOutcome: @escaping @Sendable (SnapshotFile.Writing) -> Void) async {
        for await _ in signals {
            try? await Task.sleep(for: Self.pause)
            if Task.isCancelled { break }
            let writing = Task { await write() }
            guard let outcome = await inOwnTask({ await writing.value }) else {
                // Cancelled meanwhile. While one write hangs, another would hang beside it.
                guard await patiently({ await writing.value }) != nil else { return }
                break
            }
            if let outcome { onOutcome(outcome) }
            if outcome?.hasFailed == true {
                try? await Task.sleep(for: Self.rest)
                signal.yield()
            }
        }
        _ = await patiently { await self.write() }
    }

    /// Does something in a task of its own, since what waits in a cancelled one is over at once; nil if it takes too long.
    private func patiently<Result: Sendable>(_ body: @escaping @Sendable () async -> Result) async -> Result? {
        await Task { await inOwnTask(until: { try await Task.sleep(for: Self.patience) }, body) }.value
    }

    /// Writes the file; nil when it says all this already.
    private func write() async -> SnapshotFile.Writing? {
        let snapshot: Snapshot? = state.withLock { state in
            guard state.isOutdated else { return nil }
            (state.isChanged, state.provenAt) = (false, state.snapshot.provenAt)
            return state.snapshot
        }
        guard let snapshot else { return nil }
        let file = file
        let outcome = (try? await onOwnThread { file.write(snapshot) }) ?? .failed
        // What another process has put there is to be looked at again too: that one may end, or not know everything.
        if outcome.hasFailed || outcome == .superseded { state.withLock { $0.isChanged = true } }
        return outcome
    }
}

extension SnapshotFile.Writing {
    /// Whether the next attempt may do better although nothing has changed.
    fileprivate var hasFailed: Bool { self == .failed || self == .irregular }
}

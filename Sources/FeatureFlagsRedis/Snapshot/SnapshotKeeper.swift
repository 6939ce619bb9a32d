import Deadlines
import Synchronization

/// Writes what is known to a file, a moment after it has changed.
final class SnapshotKeeper: Sendable {
    /// How long changes are gathered.
    private static let pause = Duration.milliseconds(500)
    /// How long the end may wait for the disk.
    private static let patience = Duration.milliseconds(400)
    /// How long to wait after a write that failed.
    private static let rest = Duration.seconds(5)

    private let file: SnapshotFile
    private let latest = Mutex<[FlagKey: KeyContent]?>(nil)
    private let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    init(_ file: SnapshotFile) {
        self.file = file
        (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// This is what is known now.
    func keep(_ known: [FlagKey: KeyContent]) {
        latest.withLock { $0 = known }
        signal.yield()
    }

    /// Writes until the task is cancelled, and then what is not written yet; ends within a second even if the disk hangs.
    ///
    /// - Parameter onOutcome: Called with whether the file could be written; if not, it is tried again.
    func run(onOutcome: @escaping @Sendable (_ isWritten: Bool) -> Void) async {
        for await _ in signals {
            try? await Task.sleep(for: Self.pause)
            if Task.isCancelled { break }
            let writing = Task { await write() }
            guard let isWritten = await inOwnTask({ await writing.value }) else {
                // Cancelled meanwhile. While one write hangs, another would hang beside it.
                guard await patiently({ await writing.value }) != nil else { return }
                break
            }
            onOutcome(isWritten)
            if !isWritten {
                try? await Task.sleep(for: Self.rest)
                signal.yield()
            }
        }
        _ = await patiently { await self.write() }
    }

    /// Does something in a task of its own, since what waits in a cancelled one is over at once; nil if it takes too long.
    private func patiently(_ body: @escaping @Sendable () async -> Bool) async -> Bool? {
        await Task { await inOwnTask(until: { try await Task.sleep(for: Self.patience) }, body) }.value
    }

    private func write() async -> Bool {
        let known = latest.withLock { latest in
            defer { latest = nil }
            return latest
        }
        guard let known else { return true }
        let file = file
        let isWritten = (try? await onOwnThread { file.write(SnapshotDocument.bytes(known)) }) ?? false
        // Unless something newer is there, it is still to be written.
        if !isWritten { latest.withLock { $0 = $0 ?? known } }
        return isWritten
    }
}

import Deadlines
import Synchronization

/// Writes what is known to a file, a moment after it has changed.
final class SnapshotKeeper: Sendable {
    /// How long changes are gathered.
    private static let pause = Duration.milliseconds(500)
    /// How long the end may wait for the disk.
    private static let patience = Duration.milliseconds(500)

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

    /// Writes until the task is cancelled, and then what is not written yet.
    ///
    /// - Parameter onFailure: Called when the file cannot be written.
    func run(onFailure: @escaping @Sendable () -> Void) async {
        for await _ in signals {
            try? await Task.sleep(for: Self.pause)
            if Task.isCancelled { break }
            if await !write() { onFailure() }
        }
        _ = await Task { [self] in
            await inOwnTask(until: { try await Task.sleep(for: Self.patience) }) { await self.write() }
        }.value
    }

    private func write() async -> Bool {
        let known = latest.withLock { latest in
            defer { latest = nil }
            return latest
        }
        guard let known else { return true }
        let file = file
        return (try? await onOwnThread { file.write(SnapshotDocument.bytes(known)) }) ?? false
    }
}

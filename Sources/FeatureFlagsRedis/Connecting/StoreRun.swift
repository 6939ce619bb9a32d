import Deadlines
import FeatureFlags
import NIOCore
import RedisClient
import Synchronization

/// One feeding of a client, from the cold start to the cancellation.
struct StoreRun: Sendable {
    private let store: RedisFlagStore
    private let feed: FlagFeed
    private let recorder: OverwriteRecorder

    init(_ store: RedisFlagStore, feed: FlagFeed) {
        (self.store, self.feed) = (store, feed)
        recorder = OverwriteRecorder(connector: store.writer, timeout: store.options.timeout)
    }

    func run() async {
        do throws(StoreFailure) {
            let loop = try FlagLoop.shared()
            let settings = ConnectionSettings(
                clientName: store.options.clientName, limits: RedisFlagStore.limits, eventLoopGroup: loop)
            guard let connector = try? RedisConnector(store.target, settings: settings) else {
                throw StoreFailure("tls", note: "the certificates to trust cannot be read", isPermanent: true)
            }
            await run(StoreConnector(connector: connector), on: loop)
        } catch {
            feed(
                .status(
                    FlagStoreStatus(
                        health: .failed, mode: .push, code: error.code, notes: [error.note].compactMap(\.self))))
        }
    }

    private func run(_ connector: StoreConnector, on loop: any EventLoop) async {
        let (feed, options) = (feed, store.options)
        let file = options.snapshot.map { SnapshotFile(path: $0, store: store.target.fingerprint) }
        let (snapshot, note) = await coldStart(file)
        let keeper = file.map { SnapshotKeeper($0, after: snapshot) }
        let listeners = RefillDriver.Listeners(
            onChange: { keeper?.keep($0, isOwn: $1) }, onProof: { keeper?.confirm($0) },
            onOverwrite: { [recorder] in recorder.record($0) })
        let running = RunningStore(on: loop) {
            var state = RefillState(settings: options.refill, snapshot: snapshot, bootstrap: options.bootstrap)
            state.notes = [note].compactMap(\.self)
            return RefillDriver(
                on: loop, state: state, patience: options.patience, feed: feed, listeners: listeners)
        }
        running.perform { $0.start() }
        store.running.withLock { $0 = running }
        await withTaskGroup { group in
            group.addTask { await stayConnected(connector, running) }
            group.addTask {
                await keeper?.run { outcome in
                    running.perform { driver in
                        for note in SnapshotFile.Writing.notes { driver.note(note, holds: note == outcome.note) }
                        guard outcome == .written || outcome == .superseded else { return }
                        for note in SnapshotFile.Reading.notes { driver.note(note, holds: false) }
                    }
                }
            }
            group.addTask {
                await recorder.run { text, holds in running.perform { $0.note(text, holds: holds) } }
            }
        }
        store.running.withLock { $0 = nil }
        await running.end()
    }

    /// What an earlier process knew, and why that is not known.
    private func coldStart(_ file: SnapshotFile?) async -> (Snapshot, note: String?) {
        guard let file else { return (Snapshot(), nil) }
        let reading = (try? await onOwnThread { file.read() }) ?? .unreadable
        guard case .contents(let snapshot) = reading else { return (Snapshot(), reading.note) }
        return (snapshot, nil)
    }

    private func stayConnected(_ connector: StoreConnector, _ running: RunningStore) async {
        var random = SystemRandomNumberGenerator()
        var soon = Backoff(first: .milliseconds(50), limit: .seconds(2), jitter: 0.5)
        var rarely = Backoff(first: .seconds(1), limit: .seconds(30), jitter: 0.2)
        var number = 0
        while !Task.isCancelled {
            number += 1
            let end = await connection(number, connector, running)
            guard let end else { return }
            if end.wasLoaded {
                soon.reset()
                rarely.reset()
            }
            let pause = end.failure.isPermanent ? rarely.next(using: &random) : soon.next(using: &random)
            try? await Task.sleep(for: pause)
        }
    }

    /// Works with one link until that ends; nil when the task was cancelled.
    private func connection(
        _ number: Int, _ connector: StoreConnector, _ running: RunningStore
    ) async -> RefillDriver.End? {
        let link: StoreLink
        do throws(StoreFailure) {
            link = try await connector.connect(until: .after(store.options.timeout)) { message in
                running.perform { $0.receive(message, number: number) }
            }
        } catch {
            guard !Task.isCancelled else { return nil }
            running.perform { $0.lose(error) }
            return RefillDriver.End(failure: error, wasLoaded: false)
        }
        let ended = Promise<RefillDriver.End>()
        running.perform { $0.attach(link, number: number, ended: ended) }
        if let end = await ended.value { return end }
        running.perform { $0.detach() }
        await link.close()
        return nil
    }
}

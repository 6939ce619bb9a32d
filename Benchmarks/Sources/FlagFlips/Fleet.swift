import FeatureFlags
import FeatureFlagsRedis
import Foundation
import Logging
import Synchronization

/// Clients of this package in one process.
final class Fleet {
    private static let flag = FeatureFlag("flip", default: false)

    private let count: Int
    private let port: Int
    private var clients: [FlagClient] = []
    private var runs: [Task<Void, any Error>] = []
    private let arrivals = Arrivals()

    init(_ count: Int, port: Int) {
        (self.count, self.port) = (count, port)
    }

    /// Which clients show what is waited for.
    private final class Arrivals: Sendable {
        private let state = Mutex((wanted: false, missing: Set<Int>()))
        private let all = DispatchSemaphore(value: 0)

        func expect(_ value: Bool, of count: Int) {
            state.withLock { $0 = (value, Set(0..<count)) }
        }

        func arrived(_ value: Bool, at number: Int) {
            let isLast = state.withLock { state in
                value == state.wanted && state.missing.remove(number) != nil && state.missing.isEmpty
            }
            if isLast { all.signal() }
        }

        func wait() -> Bool { all.wait(timeout: .now() + 5) == .success }
    }

    /// A store that is read through its client right after each event, by whoever told the event.
    private struct ReadStore: FlagStore {
        let base: RedisFlagStore
        let read: @Sendable () -> Void

        var kind: String { base.kind }

        func run(feeding feed: FlagFeed) async {
            await base.run(
                feeding: FlagFeed { event in
                    feed(event)
                    if case .changed = event { read() }
                })
        }
    }

    private final class Box: Sendable {
        let client = Mutex<FlagClient?>(nil)
    }

    func first() throws -> FlagClient {
        guard let client = clients.first else { throw Failure("no client") }
        return client
    }

    func start() async throws {
        let (port, arrivals) = (port, arrivals)
        clients = try (0..<count).map { number in
            let box = Box()
            let store = ReadStore(base: try RedisFlagStore(url: "redis://127.0.0.1:\(port)")) {
                if let client = box.client.withLock({ $0 }) { arrivals.arrived(client[Fleet.flag], at: number) }
            }
            let client = FlagClient(store: store, logger: Logger(label: "flips") { _ in SwiftLogNoOpLogHandler() })
            box.client.withLock { $0 = client }
            return client
        }
        runs = clients.map { client in Task { try await client.run() } }
        while clients.contains(where: { $0.report().status != .ready }) {
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    func stop() async {
        for run in runs { run.cancel() }
        for run in runs { _ = try? await run.value }
        (clients, runs) = ([], [])
    }

    /// The seconds from before `SET` until a read through each client has given the value.
    func flip(to value: Bool, _ redis: PrivateRedis) throws -> Double {
        arrivals.expect(value, of: count)
        let clock = ContinuousClock()
        let start = clock.now
        try redis.set("feature:flip", value ? "true" : "false")
        guard arrivals.wait() else { throw Failure("a flip is not seen") }
        let (seconds, attoseconds) = start.duration(to: clock.now).components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}

import Health
import Logging
import NIOCore
import NIOPosix
import Synchronization
import TestServers
import Testing

@testable import HealthServer

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

// Each in a process of its own, since the whole process stands still.
@Suite(.timeLimit(.minutes(20))) struct `A watchdog in a running service` {
    @Test func `answers live with 503 and the name each time all cooperative threads are blocked, and 200 again`() async
    {
        await #expect(processExitsWith: .success) {
            let watchdog = WatchdogConfiguration(bound: .milliseconds(400))
            try await WatchedService.with(watchdog) { service in
                for trial in 0..<Int32(min(cycleCount(10), 100)) {
                    guard service.live(becomes: "200", within: .seconds(10)) else { exit(100 + trial % 100) }
                    let block = Block()
                    // More tasks than there are threads, so that none is free.
                    for _ in 0..<256 { Task.detached { block.hold() } }
                    guard service.live(becomes: "503", within: .seconds(10)),
                        service.live().contains(#""status":"stuck","alive":false,"#),
                        service.live().contains(#""stuck":"cooperative_threads""#)
                    else { exit(2) }
                    block.end()
                }
                guard service.live(becomes: "200", within: .seconds(10)) else { exit(3) }
            }
            exit(EXIT_SUCCESS)
        }
    }

    @Test func `names the main actor, an actor and an event loop, each when it alone is blocked`() async {
        await #expect(processExitsWith: .success) {
            let (actor, loop) = (Blocked(), MultiThreadedEventLoopGroup(numberOfThreads: 1).next())
            let watchdog = WatchdogConfiguration(
                bound: .milliseconds(400),
                watching: [
                    .cooperativeThreads, .mainActor, .actor("blocked", actor),
                    .custom("event_loop") { turn in loop.execute(turn) },
                ])
            try await WatchedService.with(watchdog) { service in
                let blockers: [(String, @Sendable (Block) -> Void)] = [
                    ("main_actor", { block in Task.detached { @MainActor in block.hold() } }),
                    ("blocked", { block in Task.detached { await actor.hold(block) } }),
                    ("event_loop", { block in loop.execute { block.hold() } }),
                ]
                for (name, block) in blockers {
                    let hold = Block()
                    block(hold)
                    guard service.live(becomes: "503", within: .seconds(10)) else { exit(2) }
                    guard service.live().contains("\"stuck\":\"\(name)\"") else { exit(3) }
                    hold.end()
                    guard service.live(becomes: "200", within: .seconds(10)) else { exit(4) }
                }
            }
            exit(EXIT_SUCCESS)
        }
    }

    @Test func `raises no false alarm while every core is busy`() async {
        await #expect(processExitsWith: .success) {
            // The default, and one that is ten times as strict.
            let watchdogs = [WatchdogConfiguration(), WatchdogConfiguration(bound: .milliseconds(500))]
            let monitors = try watchdogs.map { try HealthMonitor(watchedBy: $0) }
            let runs = monitors.map { monitor in Task { try await monitor.run() } }
            try await blocking {
                let hogs = try (0..<sysconf(Int32(_SC_NPROCESSORS_ONLN)) * 2).map { _ in
                    try ChildProcess("/bin/sh", ["-c", "while :; do :; done"])
                }
                pause(.seconds(minutes() * 60))
                for hog in hogs { hog.stop(signal: SIGKILL) }
            }
            // Without checks only a word of the watchdog makes another snapshot.
            guard monitors.allSatisfy({ $0.generation == 1 }) else { exit(2) }
            for run in runs { run.cancel() }
            exit(EXIT_SUCCESS)
        }
    }

    @Test func `raises no false alarm when the process is stopped and goes on`() async {
        await #expect(processExitsWith: .success) {
            // Its turns take a second of running, so that the process is always stopped in the middle of one.
            let slow = MultiThreadedEventLoopGroup(numberOfThreads: 1).next()
            let watchdog = WatchdogConfiguration(
                bound: .seconds(2),
                watching: [
                    .custom("slow") { turn in
                        slow.execute {
                            for _ in 0..<100 { pause(.milliseconds(10)) }
                            turn()
                        }
                    }
                ])
            let monitor = try HealthMonitor(watchedBy: watchdog)
            let run = Task { try await monitor.run() }
            let stops = "for i in 1 2 3; do sleep 0.7; kill -STOP \(getpid()); sleep 3; kill -CONT \(getpid()); done"
            try await blocking { try ChildProcess.run("/bin/sh", ["-c", stops]) }
            try await blocking { pause(.seconds(1)) }
            guard monitor.generation == 1 else { exit(2) }
            run.cancel()
            exit(EXIT_SUCCESS)
        }
    }
}

/// How long the machine is kept busy; the long form sets `BELLWETHER_MINUTES`.
private func minutes() -> Double {
    unsafe getenv("BELLWETHER_MINUTES").flatMap { unsafe Double(String(cString: $0)) } ?? 0.1
}

extension HealthMonitor {
    fileprivate convenience init(watchedBy watchdog: WatchdogConfiguration) throws {
        try self.init(service: "watched", logger: RunningServer.quiet, checks: [], watchdog: watchdog)
    }
}

/// A service with a watchdog, asked from a thread that needs none of its executors.
private struct WatchedService {
    private let port: Int

    static func with(
        _ watchdog: WatchdogConfiguration, _ body: @escaping @Sendable (WatchedService) -> Void
    ) async throws {
        let monitor = try HealthMonitor(watchedBy: watchdog)
        let run = Task { try await monitor.run() }
        let listener = Listener(.tcp(host: "127.0.0.1", port: 0), endpoints: try HealthEndpoints(monitor))
        try await RunningServer.with([listener]) { running in
            guard case .tcp(_, let port, _) = running.address else { return }
            try await blocking { body(WatchedService(port: port)) }
        }
        run.cancel()
    }

    /// The answer of `/live`.
    func live() -> String {
        BlockingClient(port: port).exchange("/live")
    }

    /// Asks until the status comes; false when it does not within the time.
    func live(becomes status: String, within time: Duration) -> Bool {
        let end = ContinuousClock.now.advanced(by: time)
        while ContinuousClock.now < end {
            if live().hasPrefix("HTTP/1.1 \(status) ") { return true }
            pause(.milliseconds(5))
        }
        return false
    }
}

/// Holds threads until it ends.
private final class Block: Sendable {
    private let isOver = Atomic(false)

    func hold() {
        while !isOver.load(ordering: .relaxed) { pause(.milliseconds(1)) }
    }

    func end() {
        isOver.store(true, ordering: .relaxed)
    }
}

/// An actor that can be held.
private actor Blocked {
    func hold(_ block: Block) {
        block.hold()
    }
}

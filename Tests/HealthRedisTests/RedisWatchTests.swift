import Deadlines
import Health
import HealthRedis
import TestServers
import Testing

@Suite(.enabled(if: RedisProcess.isInstalled), .timeLimit(.minutes(2)))
struct `A watched check of Redis` {
    @Test(arguments: [false, true])
    func `asks for a run as soon as the idle connection is closed`(isKilled: Bool) async throws {
        let server = try await blocking { try RedisProcess() }
        let check = try RedisCheck(url: server.url())
        let asked = Promise<Bool>()
        let watch = Task { await check.watch(ProbeTrigger { asked.fulfill(true) }) }
        #expect(Verdict(await check.probe()) == .healthy)
        try await blocking {
            if isKilled { server.kill() } else { try server.command("CLIENT", "KILL", "TYPE", "normal") }
        }
        #expect(await asked.value == true)
        watch.cancel()
        await watch.value
    }

    @Test func `asks for a run when the connection was closed before the watch began`() async throws {
        let server = try await blocking { try RedisProcess() }
        let check = try RedisCheck(url: server.url())
        #expect(Verdict(await check.probe()) == .healthy)
        try await blocking { server.kill() }
        let asked = Promise<Bool>()
        let watch = Task { await check.watch(ProbeTrigger { asked.fulfill(true) }) }
        #expect(await asked.value == true)
        watch.cancel()
        await watch.value
    }

    @Test func `says good-bye when the watch ends`() async throws {
        let server = try await blocking { try RedisProcess() }
        let check = try RedisCheck(url: server.url())
        let watch = Task { await check.watch(ProbeTrigger {}) }
        #expect(Verdict(await check.probe()) == .healthy)
        watch.cancel()
        await watch.value
        let statistics = try await blocking { try server.command("INFO", "commandstats") }
        #expect(statistics.contains("cmdstat_quit:calls=1,"))
    }

    @Test func `does not wait for a frozen server when the watch ends`() async throws {
        let server = try await blocking { try RedisProcess() }
        let check = try RedisCheck(url: server.url())
        let watch = Task { await check.watch(ProbeTrigger {}) }
        #expect(Verdict(await check.probe()) == .healthy)
        server.freeze()
        let start = ContinuousClock.now
        watch.cancel()
        await watch.value
        #expect(start.duration(to: .now) < .seconds(1))
    }
}

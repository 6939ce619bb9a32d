import Testing

@testable import FeatureFlags

extension FeatureFlag<Bool> {
    fileprivate static let on = FeatureFlag("client.on", default: true)
    fileprivate static let off = FeatureFlag("client.off", default: false)
    fileprivate static let kept = FeatureFlag("client.kept", default: false, onDisappear: .keepLast)
    fileprivate static let brief = FeatureFlag("client.brief", default: false, maximumStaleness: .seconds(30))
}

extension FeatureFlag<Int> {
    fileprivate static let limit = FeatureFlag("client.limit", default: 7)
}

@Suite(.timeLimit(.minutes(1))) struct `A flag client` {
    @Test func `serves the defaults of the code before anything is loaded, and says so`() {
        let bench = ClientBench()
        #expect(bench.client[.on])
        #expect(!bench.client[.off])
        #expect(bench.client[.limit] == 7)
        #expect(!bench.client.isEnabled("client.on"))
        let details = bench.client.details(of: .on)
        #expect(details.value)
        #expect(details.reason == .error)
        #expect(details.errorCode == .providerNotReady)
        #expect(bench.client.report().status == .notReady)
    }

    @Test func `serves what was told, by key and by name, when the feed returns`() {
        let bench = ClientBench()
        bench.load(["client.on": "off", "client.off": " Yes\n"])
        #expect(!bench.client[.on])
        #expect(bench.client[.off])
        #expect(bench.client.isEnabled("client.off"))
        bench.change(["client.on": "true", "client.off": nil])
        #expect(bench.client[.on])
        #expect(!bench.client[.off])
        #expect(!bench.client.isEnabled("client.off"))
    }

    @Test func `a scalar is static, a kill says where it comes from, an unknown name is not found`() {
        let bench = ClientBench()
        bench.load(["client.on": "false"], kills: ["client.off": "true"], metadata: ["version": "3"])
        #expect(
            bench.client.details(of: .on)
                == EvaluationDetails(
                    flagKey: "client.on", value: false, variant: "false", reason: .static, metadata: ["version": "3"]))
        #expect(
            bench.client.details(of: .off)
                == EvaluationDetails(
                    flagKey: "client.off", value: true, variant: "true", reason: .static,
                    metadata: ["version": "3", "source": "kill"]))
        let unknown = bench.client.details(ofAny: "client.nobody")
        #expect(unknown.value == .null)
        #expect(unknown.reason == .error)
        #expect(unknown.errorCode == .flagNotFound)
    }

    @Test func `a value of another type is the default and a type mismatch`() {
        let bench = ClientBench()
        bench.load(["client.limit": "true"])
        #expect(bench.client[.limit] == 7)
        let details = bench.client.details(of: .limit)
        #expect(details.value == 7)
        #expect(details.variant == nil)
        #expect(details.errorCode == .typeMismatch)
        #expect(bench.client.value("client.limit", default: "none") == "none")
        #expect(bench.client.details(ofAny: "client.limit").value == true)
    }

    @Test func `a kill overrides, and lifting it brings the definition back`() {
        let bench = ClientBench()
        bench.load(["client.on": "true"])
        bench.change(["client.on": "true"], kills: ["client.on": "false"])
        #expect(!bench.client[.on])
        #expect(bench.client.report().kills == ["client.on"])
        bench.change(["client.on": "true"])
        #expect(bench.client[.on])
    }

    @Test func `a bad definition leaves the last good one in force, and one bad flag spoils no other`() {
        let bench = ClientBench()
        bench.load(["client.on": "false", "client.off": "nonsense"])
        #expect(bench.client.details(of: .off).errorCode == .parseError)
        bench.change(["client.on": "{\"state\":", "client.off": "true"])
        #expect(!bench.client[.on])
        #expect(bench.client.details(of: .on).reason == .static)
        #expect(bench.client[.off])
        #expect(bench.client.report().problems.map(\.flag) == ["client.on"])
        bench.change(["client.on": "true"])
        #expect(bench.client[.on])
        #expect(bench.client.report().problems.isEmpty)
        #expect(bench.logged.contains { $0.hasPrefix("a flag's definition cannot be used") })
    }

    @Test func `a deleted definition is the default at once, or the last value where the key says so`() {
        let bench = ClientBench()
        bench.load(["client.kept": "true", "client.off": "true"])
        bench.change(["client.kept": nil, "client.off": nil])
        #expect(bench.client[.kept])
        #expect(bench.client.details(of: .kept).reason == .stale)
        #expect(!bench.client[.off])
        #expect(bench.client.details(of: .off).errorCode == .flagNotFound)
        #expect(!bench.client.isEnabled("client.kept"))
        #expect(bench.client.report().flags == 0)
    }

    @Test func `an unusable name never traps`() {
        let bench = ClientBench()
        bench.load(["": "true", "a b": "true", "client.on": "false"])
        for name in ["", "a b", "a\r\nb", "*", "ü", String(repeating: "x", count: 257)] {
            #expect(FeatureFlag(name, default: 3).slot == FlagNames.anyName)
            #expect(bench.client[FeatureFlag(name, default: true)])
            #expect(bench.client.details(of: FeatureFlag(name, default: 3)).errorCode == .flagNotFound)
        }
        #expect(!bench.client[.on])
        #expect(bench.client.report().problems.count == 1)
    }

    @Test func `everything is stale from the moment at which a confirmation runs out, by the clock`() {
        let bench = ClientBench()
        bench.load(["client.on": "false"])
        bench.client.take(.confirmed(until: bench.now.advanced(by: .seconds(3))))
        #expect(bench.client.details(of: .on).reason == .static)
        bench.advance(by: .seconds(3))
        #expect(bench.client.details(of: .on).reason == .static)
        bench.advance(by: .milliseconds(1))
        let details = bench.client.details(of: .on)
        #expect(details.reason == .stale)
        #expect(details.variant == "false")
        #expect(!bench.client[.on])
        bench.advance(by: .seconds(1))
        #expect(bench.client.report().status == .stale)
        #expect(bench.client.report().age == .milliseconds(1_001))
        bench.client.take(.confirmed(until: bench.now.advanced(by: .seconds(3))))
        #expect(bench.client.details(of: .on).reason == .static)
        #expect(bench.client.report().age == nil)
    }

    @Test func `a store that says so is stale at once, and what it told stays in force`() {
        let bench = ClientBench()
        bench.load(["client.on": "false"])
        bench.client.take(.status(FlagStoreStatus(health: .stale, mode: .push, code: "refused")))
        #expect(!bench.client[.on])
        #expect(bench.client.details(of: .on).reason == .stale)
        #expect(bench.client.report().storeStatus.code == "refused")
        bench.client.take(.status(FlagStoreStatus(health: .failed, mode: .push, code: "auth")))
        #expect(bench.client.report().status == .stale)
    }

    @Test func `a flag with a bound of its own falls to the default when it was stale for so long`() async throws {
        let bench = ClientBench()
        bench.load(["client.brief": "true", "client.off": "true"])
        try await bench.run {
            bench.client.take(.status(FlagStoreStatus(health: .stale, mode: .push, code: "refused")))
            #expect(bench.client[.brief])
            let begin = bench.now
            await bench.pass(.seconds(1)) { !bench.client[.brief] }
            #expect(begin.duration(to: bench.now) >= .seconds(30))
            #expect(bench.client.details(of: .brief).reason == .stale)
            #expect(bench.client.details(of: .brief).variant == nil)
            #expect(bench.client[.off])
            bench.load(["client.brief": "true", "client.off": "true"])
            #expect(bench.client[.brief])
        }
    }

    @Test func `a snapshot shows one state, whatever comes after it`() {
        let bench = ClientBench()
        bench.load(["client.on": "false", "client.off": "true"])
        let snapshot = bench.client.snapshot()
        bench.change(["client.on": "true", "client.off": nil])
        #expect(!snapshot[.on])
        #expect(snapshot[.off])
        #expect(snapshot.isEnabled("client.off"))
        #expect(snapshot.details(of: .off).variant == "true")
        #expect(bench.client.snapshot().number > snapshot.number)
        #expect(bench.client[.on])
    }

    @Test func `writes are refused where the store cannot be written, or the name cannot be used`() async {
        let bench = ClientBench()
        await #expect(throws: FlagWriteError(.unsupported, "the silent store cannot be written")) {
            try await bench.client.enable("client.on")
        }
        let client = FlagClient(store: .memory(), logger: bench.client.logger)
        await #expect {
            try await client.disable("no such name")
        } throws: {
            ($0 as? FlagWriteError)?.code == .invalid
        }
    }

    @Test func `a memory store is served before the client runs, and its writes are seen when they return`()
        async throws
    {
        let client = FlagClient(store: .memory(["client.on": "false"]), logger: ClientBench().client.logger)
        #expect(!client[.on])
        #expect(client.report().status == .ready)
        try await client.enable("client.on", by: "dana")
        #expect(client[.on])
        try await client.kill("client.on")
        #expect(!client[.on])
        try await client.unkill("client.on")
        #expect(client[.on])
        try await client.write([.delete(flag: "client.on"), .set(flag: "client.off", FlagSource("on"))], by: "dana")
        #expect(client.details(of: .on).errorCode == .flagNotFound)
        #expect(client[.off])
    }

    @Test func `a store that fails and ends is fatal; one that may still work is not`() async throws {
        let bench = ClientBench(store: EndingStore())
        #expect(bench.client.report().status == .notReady)
        try await bench.run {
            await bench.pass(.zero) { bench.client.report().status == .fatal }
            #expect(bench.client.details(of: .on).errorCode == .providerFatal)
        }
        let other = ClientBench()
        other.client.take(.status(FlagStoreStatus(health: .failed, mode: .push, code: "auth")))
        #expect(other.client.report().status == .error)
        #expect(other.client.details(of: .on).errorCode == .providerNotReady)
        #expect(other.client[.on])
    }

    @Test func `runs once`() async throws {
        let bench = ClientBench()
        try await bench.run {
            await bench.pass(.zero) { bench.sleepers > 0 }
            await #expect(throws: ConfigurationError.self) { try await bench.client.run() }
        }
    }

    @Test func `is ended by cancellation`() async throws {
        let bench = ClientBench()
        let run = Task { try await bench.client.run() }
        await bench.pass(.zero) { bench.sleepers > 0 }
        run.cancel()
        try await run.value
    }
}

/// A store that cannot work and says so.
private struct EndingStore: FlagStore {
    let kind = "ending"

    func run(feeding feed: FlagFeed) async {
        feed(.status(FlagStoreStatus(health: .failed, mode: .fixed, code: "auth")))
    }
}

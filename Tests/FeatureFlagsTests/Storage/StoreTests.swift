import FeatureFlagsTesting
import HealthTesting
import Logging
import TestServers
import Testing

@testable import FeatureFlags

@Suite(.timeLimit(.minutes(2))) struct `Stores` {
    @Test func `the memory store does what every store must`() async {
        let store = MemoryFlagStore()
        let violations = await FlagStoreConformance.violations(of: store) { truths in
            store.replace(with: .of(truths.mapValues(\.description)))
        }
        #expect(violations == [])
    }

    @Test func `the file store does what every store must`() async throws {
        let folder = try TemporaryFolder()
        try folder.write(document([:]), to: "flags.json")
        let store = FileFlagStore(folder.appending("flags.json"), interval: .milliseconds(10))
        let violations = await FlagStoreConformance.violations(of: store) { truths in
            try folder.write(document(truths), to: "flags.json")
        }
        #expect(violations == [])
    }

    @Test func `the environment store does what a store that cannot change must`() async {
        let store = EnvironmentFlagStore(variables: ["FLAG_A": "true"])
        #expect(await FlagStoreConformance.violations(of: store) == [])
    }

    @Test func `layers do together what every store must`() async {
        let (upper, lower) = (MemoryFlagStore(), MemoryFlagStore())
        let store = LayeredFlagStore([upper, lower])
        let violations = await FlagStoreConformance.violations(of: store) { truths in
            // Each flag comes and goes in a layer of its own.
            lower.replace(with: .of(truths.filter { $0.key.hasSuffix("a") }.mapValues(\.description)))
            upper.replace(with: .of(truths.filter { !$0.key.hasSuffix("a") }.mapValues(\.description)))
        }
        #expect(violations == [])
    }

    @Test func `a store that does wrong is found out`() async {
        let violations = await FlagStoreConformance.violations(of: WrongStore(), within: .milliseconds(200)) { _ in }
        #expect(violations.contains { $0.hasPrefix("the kind") })
        #expect(violations.contains("nothing was loaded"))
        #expect(violations.contains { $0.hasPrefix("a change to") })
        #expect(violations.contains("run does not end when its task is cancelled"))
    }

    @Test func `a variable is a flag, by its name in small letters or by the name that was given`() {
        let store = EnvironmentFlagStore(
            names: ["new-checkout"],
            variables: ["FLAG_SCAN_CREATION": "off", "FLAG_NEW_CHECKOUT": "true", "FLAG_": "true", "OTHER": "true"])
        let recording = RecordingFeed()
        store.tell(recording.feed)
        #expect(recording.contents?.flags.keys.sorted() == ["new-checkout", "scan_creation"])
        #expect(ProcessVariables.all["PATH"] != nil)
    }

    @Test func `of two variables for one flag every process takes the same`() {
        let letters = "abcdefghijklmnop"
        var variables: [String: String] = [:]
        for letter in letters {
            variables["FLAG_\(letter)"] = "true"
            variables["FLAG_\(letter.uppercased())"] = "false"
        }
        let recording = RecordingFeed()
        EnvironmentFlagStore(variables: variables).tell(recording.feed)
        let record = FlagRecord(definition: .source(FlagSource("true")))
        #expect(recording.contents?.flags == Dictionary(letters.map { ("\($0)", record) }) { first, _ in first })
    }

    @Test func `a memory store refuses a name that no flag can have`() async {
        await #expect(throws: FlagWriteError(.invalid, FlagName.rule)) {
            try await MemoryFlagStore().write([.set(flag: "a b", FlagSource("true"))], by: "")
        }
    }

    @Test func `the first layer that has an answer is asked, for definition and kill each`() async throws {
        let client = FlagClient(
            store: .layered(
                MemoryFlagStore(["both": "true"]),
                MemoryFlagStore(.of(["both": "false", "lower": "true"], kills: ["lower": "false"]))),
            logger: Logger(label: "test"))
        let run = Task { try await client.run() }
        #expect(await client.waitUntilReady(timeout: .seconds(30)))
        #expect(client.isEnabled("both"))
        #expect(!client.isEnabled("lower"))
        #expect(client.details(ofAny: "lower").metadata["source"] == "kill")
        try await client.write([.delete(flag: "both")], by: "dana")
        #expect(!client.isEnabled("both"))
        run.cancel()
        _ = await run.result
    }

    @Test func `layers are as current as the least current of them`() {
        var layers = LayeredContents(count: 2)
        let now = ContinuousClock.now
        let current = FlagStoreStatus(health: .current, mode: .push)
        let half = layers.take(.loaded(.of(["a": "1"])), from: 0)
        #expect(half.first == .status(FlagStoreStatus(health: .stale, mode: .fixed)))
        #expect(half.last == .loaded(.of(["a": "1"])))
        #expect(layers.take(.status(current), from: 0).health == .stale)
        _ = layers.take(.loaded(.of([:])), from: 1)
        _ = layers.take(.confirmed(until: nil), from: 1)
        #expect(layers.take(.status(FlagStoreStatus(health: .current, mode: .fixed)), from: 1) == [.status(current)])
        #expect(layers.take(.confirmed(until: now), from: 0).first == .confirmed(until: now))
        #expect(layers.take(.status(FlagStoreStatus(health: .failed, mode: .fixed)), from: 1).health == .failed)
    }

    private func document(_ truths: [String: Bool]) -> String {
        let flags = truths.map { name, truth in
            #""\#(name)":{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"\#(truth ? "on" : "off")"}"#
        }
        return #"{"flags":{\#(flags.joined(separator: ","))}}"#
    }
}

/// A store that tells nothing and never ends.
private struct WrongStore: FlagStore {
    let kind = "Wrong Store"

    func run(feeding feed: FlagFeed) async {
        await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
    }
}

extension [FlagStoreEvent] {
    fileprivate var health: FlagStoreStatus.Health? {
        for case .status(let status) in reversed() { return status.health }
        return nil
    }
}

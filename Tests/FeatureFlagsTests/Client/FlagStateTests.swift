import Testing

@testable import FeatureFlags

/// What a client knows, told by the test.
@Suite(.timeLimit(.minutes(1))) struct `The state of a client` {
    private let bench = ClientBench()
    private static let shared =
        #"{"state":"ENABLED","variants":{"yes":true,"no":false},"defaultVariant":"no","#
        + #""targeting":{"if":[{"$ref":"rule"},"yes","no"]}}"#

    private func isEnabled(_ flag: String) -> Bool { bench.client.isEnabled(flag) }

    @Test(arguments: [true, false]) func `has the new shared rules for a flag whose kill came or went with them`(
        isAtOnce: Bool
    ) {
        let record = FlagRecord(definition: .source(FlagSource(Self.shared)))
        var killed = record
        killed.kill = .source(FlagSource("false"))
        bench.load(["state.shared": Self.shared], evaluators: #"{"rule":{"==":[1,2]}}"#)
        #expect(!isEnabled("state.shared"))
        let rules = FlagChanges.Evaluators.replaced(.source(FlagSource(#"{"rule":{"==":[1,1]}}"#)))
        if isAtOnce {
            bench.client.take(.changed(FlagChanges(flags: ["state.shared": killed], evaluators: rules)))
            bench.client.take(.changed(FlagChanges(flags: ["state.shared": record])))
        } else {
            bench.client.take(.changed(FlagChanges(flags: ["state.shared": killed])))
            bench.client.take(.changed(FlagChanges(flags: ["state.shared": record], evaluators: rules)))
        }
        #expect(isEnabled("state.shared"))
    }

    @Test func `is good again when the last name that no flag can have is gone`() {
        bench.load(["state.on": "true"])
        bench.change(["a b": "true", "c d": "true"])
        #expect(bench.client.report().problems.map(\.flag) == ["?"])
        bench.change(["a b": nil])
        #expect(bench.client.report().problems.count == 1)
        bench.change(["c d": nil])
        #expect(bench.client.report().problems.isEmpty)
        #expect(bench.logged.filter { $0.contains("1 to 256 letters") }.count == 1)
        #expect(bench.logged.filter { $0.hasPrefix("a flag's definition can be used again") }.count == 1)
    }

    @Test func `says once that there are names that no flag can have`() {
        for _ in 0..<3 { bench.load(["a b": "true"]) }
        #expect(bench.logged.filter { $0.contains("1 to 256 letters") }.count == 1)
        bench.load([:])
        #expect(bench.client.report().problems.isEmpty)
        bench.change(["e f": nil])
        #expect(bench.client.report().problems.isEmpty)
    }
}

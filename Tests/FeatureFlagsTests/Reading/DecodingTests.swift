import Testing

@testable import FeatureFlags

/// A type whose reading asks whether the snapshot that was replaced meanwhile is still held.
private struct Curious: Decodable, Sendable {
    @TaskLocal static var bench: ClientBench?
    let held: Int?

    init(held: Int?) { self.held = held }

    init(from decoder: any Decoder) throws {
        guard let bench = Self.bench else { throw CancellationError() }
        bench.change(["decoding.other": "true"])
        held = bench.client.core.publication.collect()
    }
}

@Suite(.timeLimit(.minutes(1))) struct `A type of the code` {
    @Test func `is read when the snapshot is no longer held`() {
        let bench = ClientBench()
        bench.load([
            "decoding.flag":
                #"{"state":"ENABLED","variants":{"a":{"x":1}},"defaultVariant":"a","targeting":{"var":"x"}}"#
        ])
        let flag = FeatureFlag("decoding.flag", default: Curious(held: nil))
        Curious.$bench.withValue(bench) {
            #expect(bench.client[flag].held == 0)
            #expect(bench.client[flag, for: EvaluationContext(["x": "a"])].held == 0)
            #expect(bench.client.value("decoding.flag", default: Curious(held: nil)).held == 0)
            #expect(bench.client.details(of: flag).value.held == 0)
        }
    }
}

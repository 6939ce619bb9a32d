import Testing

@testable import FeatureFlags

@Suite(.timeLimit(.minutes(1))) struct `A value that may be missing` {
    @Test func `is what the store says`() {
        let bench = ClientBench()
        bench.load(["optional.flag": "true"])
        #expect(bench.client[FeatureFlag<Bool?>("optional.flag", default: nil)] == true)
        #expect(bench.client[FeatureFlag<Bool?>("optional.flag", default: false)] == true)
        #expect(bench.client[FeatureFlag<Int?>("optional.flag", default: nil)] == nil)
        let details = bench.client.details(of: FeatureFlag<Bool?>("optional.flag", default: nil))
        #expect(details.value == true && details.errorCode == nil)
        let other = bench.client.details(of: FeatureFlag<Int?>("optional.flag", default: 5))
        #expect(other.value == 5 && other.errorCode == .typeMismatch)
    }
}

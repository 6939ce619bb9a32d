import FeatureFlags
import Testing

@testable import FeatureFlagsRedis

/// What is told before there is any connection.
@Suite struct `The start of the refill protocol` {
    @Test func `says that what an earlier process knew may be old before it tells that`() throws {
        let key = try #require(FlagKey(definitionOf: "a"))
        var state = RefillState(known: [key: .bytes(Array("true".utf8))])
        let told = state.start()
        #expect(
            told == [
                .feed(.status(FlagStoreStatus(health: .stale, mode: .push, code: "starting_up"))),
                .feed(.loaded(FlagContents(flags: ["a": FlagRecord(definition: .source(FlagSource("true")))]))),
            ])
    }

    @Test func `says of a bootstrap that it may be old before it tells that`() {
        let contents = FlagContents(flags: ["a": FlagRecord(definition: .source(FlagSource("true")))])
        var state = RefillState(bootstrap: contents)
        let told = state.start()
        #expect(told.last == .feed(.loaded(contents)))
        #expect(told.count == 2)
    }

    @Test func `tells nothing but that it starts when nothing is known`() {
        var state = RefillState()
        let told = state.start()
        #expect(
            told == [.feed(.status(FlagStoreStatus(health: .starting, mode: .push, code: "starting_up")))])
    }
}

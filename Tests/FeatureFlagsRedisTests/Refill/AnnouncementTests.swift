import RedisClient
import Testing

@testable import FeatureFlagsRedis

@Suite struct `An announcement of the server` {
    private let key = RedisReply.bulk(Array("feature:a".utf8))

    @Test func `names the keys, of which those of others are skipped`() throws {
        let a = try #require(FlagKey(definitionOf: "a"))
        let other = RedisReply.bulk(Array("feature-evaluators-of-mine".utf8))
        #expect(RefillEvent(announcement: .array([key, other, .error(.tooLarge)])) == .invalidated([a]))
        #expect(RefillEvent(announcement: .array([other])) == .invalidated([]))
    }

    @Test func `means any key where it does not name all`() {
        #expect(RefillEvent(announcement: .null) == .invalidated(nil))
        #expect(RefillEvent(announcement: .array([key, .error(.leftOut)])) == .invalidated(nil))
        #expect(RefillEvent(announcement: .array([key, .integer(1)])) == .invalidated(nil))
    }

    @Test func `is none when somebody has published it`() {
        #expect(RefillEvent(announcement: key) == nil)
    }
}

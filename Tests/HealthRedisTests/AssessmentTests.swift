import Health
import RedisClient
import Testing

@testable import HealthRedis

@Suite struct `What INFO tells` {
    @Test func `is read line by line, and what is odd is left out`() {
        let text = """
            # Server\r\nredis_version:7.0.15\r\nused_memory:-5\r\nmaxmemory:99999999999999999999\r\n\
            connected_clients:12\r\nmaxclients:nan\r\nno colon\r\n:\r\nmaxmemory_policy:<script>\r\nrole:slave\r\n\
            master_link_status:down\r\nloading:1\r\nasync_loading:0\r\nloading_eta_seconds:3\r\n
            """
        let information = ServerInformation(Array(text.utf8))
        #expect(information.version == "7.0.15")
        #expect(information.clients == 12)
        #expect(information.role == ServerRole(.replica, isLinked: false))
        #expect(information.isLoading && information.isReadOnlyReplica)
        #expect(information.secondsToLoad == 3)
        #expect(information.usedMemory == nil && information.maximumMemory == nil)
        #expect(information.maximumClients == nil && information.memoryPolicy == nil)
    }

    @Test func `is read from any bytes`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...200)).map { _ in UInt8.random(in: 0...255, using: &random) }
            _ = ServerInformation(bytes + Array("\nmaxmemory:1\n".utf8) + bytes)
        }
    }

    @Test(arguments: [
        ("noeviction", 100, 100, 0, true), ("noeviction", 99, 100, 0, false), ("noeviction", 100, 0, 0, false),
        ("noeviction", 120, 100, 30, false), ("volatile-lru", 100, 100, 0, true), ("allkeys-lru", 200, 100, 0, false),
    ])
    func `says whether memory has run out`(policy: String, used: Int, limit: Int, uncounted: Int, isOut: Bool) {
        let text =
            "used_memory:\(used)\nmaxmemory:\(limit)\nmaxmemory_policy:\(policy)\nmem_not_counted_for_evict:\(uncounted)"
        #expect(ServerInformation(Array(text.utf8)).isOutOfMemory == isOut)
    }
}

@Suite struct `An assessment` {
    private func verdict(_ answers: Answers, _ options: RedisCheckOptions = RedisCheckOptions()) -> Verdict {
        Verdict(Assessment(options: options).result(answers))
    }

    @Test func `takes a role that changed since INFO was asked at its worst`() {
        let before = ServerInformation(Array("role:master\nredis_version:7.0.15".utf8))
        let now = Answers(role: ServerRole(.replica, isLinked: true), information: before)
        #expect(verdict(now) == .healthy)
        #expect(verdict(now, RedisCheckOptions(requireWritable: true)) == .unhealthy(.readOnlyReplica))
    }

    @Test func `asks nothing of memory where the server has no limit`() {
        let information = ServerInformation(Array("role:master\nused_memory:5\nmaxmemory:0".utf8))
        let answers = Answers(role: ServerRole(.master), information: information)
        #expect(verdict(answers, RedisCheckOptions(maximumMemoryUse: 0.1)) == .healthy)
    }

    @Test(arguments: [
        (RedisError.Code.loading, CheckCode.loading), (.busy, .busy), (.auth, .auth), (.masterDown, .replicaLinkDown),
        (.server, .error), (.noPermission, .noPermission), (.readOnly, .readOnlyReplica), (.outOfMemory, .outOfMemory),
    ])
    func `is unhealthy when PING is refused`(refusal: RedisError.Code, code: CheckCode) {
        #expect(verdict(Answers(refusal: RedisError(refusal))) == .unhealthy(code))
    }

    @Test func `degrades while a replica replaces its data and serves the old`() {
        let information = ServerInformation(Array("role:slave\nmaster_link_status:up\nloading:1\nasync_loading:1".utf8))
        #expect(verdict(Answers(information: information)) == .degraded(.loading))
    }
}

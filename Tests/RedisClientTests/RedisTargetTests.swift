import RedisClient
import TestServers
import Testing
import Transport

@Suite(.timeLimit(.minutes(2))) struct `A Redis URL` {
    struct Good: Sendable, CustomTestStringConvertible {
        var url: String
        var endpoint: Endpoint
        var database = 0
        var testDescription: String { url }
    }

    @Test(arguments: [
        Good(url: "redis://h", endpoint: .tcp(host: "h", port: 6379)),
        Good(url: "redis://h/", endpoint: .tcp(host: "h", port: 6379)),
        Good(
            url: "REDIS://cache-1.eu_2.org.:7000/3", endpoint: .tcp(host: "cache-1.eu_2.org.", port: 7000), database: 3),
        Good(url: "redis://127.0.0.1:1?db=15", endpoint: .tcp(host: "127.0.0.1", port: 1), database: 15),
        Good(url: "redis://h/2?db=2", endpoint: .tcp(host: "h", port: 6379), database: 2),
        Good(url: "redis://h/16", endpoint: .tcp(host: "h", port: 6379), database: 16),
        Good(url: "redis://[::1]:65535", endpoint: .tcp(host: "::1", port: 65535)),
        Good(url: "redis://[fe80::1%25eth0]", endpoint: .tcp(host: "fe80::1%eth0", port: 6379)),
        Good(url: "redis://[fe80::1%eth0]/1", endpoint: .tcp(host: "fe80::1%eth0", port: 6379), database: 1),
        Good(url: "redis://:pw@h", endpoint: .tcp(host: "h", port: 6379)),
        Good(url: "redis://ann:p%40ss%2Fword@h:1/4", endpoint: .tcp(host: "h", port: 1), database: 4),
        Good(url: "unix:///run/redis.sock", endpoint: .unix(path: "/run/redis.sock")),
        Good(url: "unix://ann:pw@/run/r%20s.sock?db=9", endpoint: .unix(path: "/run/r s.sock"), database: 9),
        Good(url: "redis+unix:///s", endpoint: .unix(path: "/s")),
    ])
    func `names a server`(_ good: Good) throws {
        let target = try RedisTarget(url: good.url)
        #expect(target.endpoint == good.endpoint)
        #expect(target.database == good.database)
        #expect(target.encryption == nil)
    }

    #if TLS
    @Test func `with rediss asks for TLS, and may name the certificates to trust`() throws {
        #expect(try RedisTarget(url: "rediss://h").encryption != nil)
        let target = try RedisTarget(url: "rediss://h/1?ssl_ca_certs=%2Fetc%2Fca.pem")
        #expect(target.encryption?.trustedCertificates == "/etc/ca.pem")
    }
    #else
    @Test func `with rediss is refused by a build without TLS`() {
        #expect(throws: RedisTargetError.self) { try RedisTarget(url: "rediss://h") }
    }
    #endif

    struct Bad: Sendable, CustomTestStringConvertible {
        var url: String
        var code: RedisTargetError.Code
        var testDescription: String { url.prefix(40).debugDescription }
    }

    @Test(arguments: [
        Bad(url: "", code: .empty),
        Bad(url: String(repeating: "r", count: 1_000_000), code: .tooLong),
        Bad(url: " redis://h", code: .invalidCharacter),
        Bad(url: "redis://h\n", code: .invalidCharacter),
        Bad(url: "redis://h\u{0}", code: .invalidCharacter),
        Bad(url: "\"redis://h\"", code: .invalidCharacter),
        Bad(url: "redis://:p\u{E4}ss@h", code: .invalidCharacter),
        Bad(url: "redis://h#1", code: .invalidCharacter),
        Bad(url: "'redis://h'", code: .unsupportedScheme),
        Bad(url: "h:6379", code: .unsupportedScheme),
        Bad(url: "redis:h", code: .unsupportedScheme),
        Bad(url: "redis//:pw@h", code: .unsupportedScheme),
        Bad(url: "http://h", code: .unsupportedScheme),
        Bad(url: "postgres://h", code: .unsupportedScheme),
        Bad(url: "redis+sentinel://a,b/mymaster", code: .unsupportedSentinel),
        Bad(url: "redis-sentinel://a:26379", code: .unsupportedSentinel),
        Bad(url: "redis://", code: .invalidHost),
        Bad(url: "redis:///0", code: .invalidHost),
        Bad(url: "redis://:6379", code: .invalidHost),
        Bad(url: "redis://:pw@", code: .invalidHost),
        Bad(url: "redis://h1,h2:1", code: .invalidHost),
        Bad(url: "redis://h%2eorg", code: .invalidHost),
        Bad(url: "redis://a..b", code: .invalidHost),
        Bad(url: "redis://-a", code: .invalidHost),
        Bad(url: "redis://\(String(repeating: "a.", count: 150))", code: .invalidHost),
        Bad(url: "redis://[::1", code: .invalidHost),
        Bad(url: "redis://[::1]x", code: .invalidHost),
        Bad(url: "redis://[]", code: .invalidHost),
        Bad(url: "redis://::1", code: .invalidHost),
        Bad(url: "redis://:1234/word@h", code: .invalidHost),
        Bad(url: "redis://h:0", code: .invalidPort),
        Bad(url: "redis://h:65536", code: .invalidPort),
        Bad(url: "redis://h:-1", code: .invalidPort),
        Bad(url: "redis://h:+1", code: .invalidPort),
        Bad(url: "redis://h:", code: .invalidPort),
        Bad(url: "redis://h:5432x", code: .invalidPort),
        Bad(url: "redis://u:word/more@h", code: .invalidPort),
        Bad(url: "redis://:p@ss@h", code: .invalidCredentials),
        Bad(url: "redis://user@h", code: .invalidCredentials),
        Bad(url: "redis://user:@h", code: .invalidCredentials),
        Bad(url: "redis://@h", code: .invalidCredentials),
        Bad(url: "redis://a:b:c@h", code: .invalidCredentials),
        Bad(url: "redis://:p%00w@h", code: .invalidCredentials),
        Bad(url: "redis://:p%0d%0aFLUSHALL@h", code: .invalidCredentials),
        Bad(url: "redis://u%0a:pw@h", code: .invalidCredentials),
        Bad(url: "redis://:p%zz@h", code: .invalidPercentEncoding),
        Bad(url: "redis://:p%2@h", code: .invalidPercentEncoding),
        Bad(url: "redis://h/abc", code: .invalidDatabase),
        Bad(url: "redis://h/-1", code: .invalidDatabase),
        Bad(url: "redis://h/1/2", code: .invalidDatabase),
        Bad(url: "redis://h/1?db=2", code: .invalidDatabase),
        Bad(url: "redis://h?db=", code: .invalidDatabase),
        Bad(url: "redis://h/99999999999", code: .invalidDatabase),
        Bad(url: "redis://h?db=1&db=1", code: .unsupportedParameter),
        Bad(url: "redis://h?", code: .unsupportedParameter),
        Bad(url: "redis://h?password=x", code: .unsupportedParameter),
        Bad(url: "redis://h?ssl_ca_certs=/a", code: .unsupportedParameter),
        Bad(url: "unix://", code: .invalidSocketPath),
        Bad(url: "unix:///", code: .invalidSocketPath),
        Bad(url: "unix://run/s", code: .invalidSocketPath),
        Bad(url: "unix:///a%00b", code: .invalidSocketPath),
        Bad(url: "unix:///\(String(repeating: "a", count: 103))", code: .invalidSocketPath),
    ])
    func `that could mean anything else is refused`(_ bad: Bad) {
        let error = #expect(throws: RedisTargetError.self) { try RedisTarget(url: bad.url) }
        #expect(error?.code == bad.code)
    }
}

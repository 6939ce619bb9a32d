#if HTTPClient
import Health
import HealthNetwork
import Testing

@Suite(.timeLimit(.minutes(1))) struct `HTTP checks from the environment` {
    private func checks(_ text: String?, _ more: [String: String] = [:]) throws -> [HTTPCheck] {
        let variables = more.merging(text.map { ["HTTP_CHECKS": $0] } ?? [:]) { $1 }
        return try HTTPCheck.fromEnvironment(Environment { variables[$0] }) { $0 == "api" ? .critical : .degrading }
    }

    @Test func `are none when the variable is unset`() throws {
        #expect(try checks(nil).isEmpty)
    }

    @Test func `have names, weights and a schedule`() throws {
        let found = try checks(
            "api=http://h/a?b=c, shop = http://h:81 ", ["HEALTH_INTERVAL_MS": "250", "HEALTH_TIMEOUT_MS": "100"])
        #expect(found.map(\.configuration.name) == ["api", "shop"])
        #expect(found.map(\.configuration.criticality) == [.critical, .degrading])
        #expect(found.allSatisfy { $0.configuration.interval == .milliseconds(250) })
        #expect(found.allSatisfy { $0.configuration.timeout == .milliseconds(100) })
    }

    @Test(arguments: [
        ("api", 1), ("api=", 1), ("=http://h", 1), ("http://h", 1), (",", 1), ("api=http://h,", 2),
        ("a=http://h,b=ftp://h", 2), ("a=http://h,a=http://i", 2), ("a b=http://h", 1), ("database=http://h", 1),
        ("a=http://h,redis=http://h", 2), ("a=http://u:S3CRETPW@h:99999", 1), ("http://u:S3CRETPW@h/?a=b", 1),
        ("error_rate=http://h", 1), ("a=http://h/a,b", 2), (" ", 1), ("=tok=http://h", 1),
        ("a=http://h, =b=http://h", 2),
    ])
    func `name the entry that cannot be used, and nothing of it`(text: String, entry: Int) {
        let error = #expect(throws: ConfigurationError.self) { try checks(text) }
        #expect(error?.place == "HTTP_CHECKS")
        #expect(error?.remedy.hasPrefix("entry \(entry)") == true)
        #expect(error.map { "\($0)".contains("S3C") } == false)
    }

    @Test func `are an error when the variable is empty`() {
        let error = #expect(throws: ConfigurationError.self) { try checks("") }
        #expect(error?.place == "HTTP_CHECKS")
    }
}
#endif

import Health
import HealthNetwork
import Testing

@Suite(.timeLimit(.minutes(1))) struct `TCP checks from the environment` {
    private func checks(_ text: String?, besides others: Set<String> = ["database"]) throws -> [TCPCheck] {
        let environment = Environment { $0 == "TCP_CHECKS" ? text : nil }
        return try TCPCheck.fromEnvironment(environment, besides: others) { $0 == "mail" ? .critical : .degrading }
    }

    @Test func `are none when the variable is unset`() throws {
        #expect(try checks(nil).isEmpty)
    }

    @Test func `have names and weights`() throws {
        let found = try checks("mail=h:25, v6 = [::1]:1 ,socket=unix:/run/a=b")
        #expect(found.map(\.configuration.name) == ["mail", "v6", "socket"])
        #expect(found.map(\.configuration.criticality) == [.critical, .degrading, .degrading])
    }

    @Test(arguments: [
        ("h:25", 1), ("a=h:25,", 2), ("a=h:25,b", 2), ("=a=h:25", 1), ("a=", 1), ("a=h", 1), ("a=h:25,b=h:0", 2),
        ("a=h:1,a=h:2", 2), ("database=h:1", 1), ("a b=h:1", 1), ("a=unix:run", 1), ("a=h:1, ,b=h:2", 2),
    ])
    func `name the entry that cannot be used`(text: String, entry: Int) {
        let error = #expect(throws: ConfigurationError.self) { try checks(text) }
        #expect(error?.place == "TCP_CHECKS")
        #expect(error?.remedy.hasPrefix("entry \(entry)") == true)
    }

    @Test func `are an error at the schedule's own variable when that is unusable`() {
        let variables = ["TCP_CHECKS": "a=h:1", "HEALTH_TIMEOUT_MS": "soon"]
        let error = #expect(throws: ConfigurationError.self) {
            try TCPCheck.fromEnvironment(Environment { variables[$0] })
        }
        #expect(error?.place == "HEALTH_TIMEOUT_MS")
    }
}

import HealthTesting
import Logging
import Testing

@testable import Health

@Suite(.timeLimit(.minutes(1))) struct `What a monitor refuses` {
    private func make(_ checks: [CheckConfiguration], gates: [String] = []) throws {
        _ = try HealthMonitor(
            service: "shop", logger: Logger(label: "test"), checks: checks.map { ScriptedCheck($0) }, gates: gates)
    }

    @Test(arguments: ["", "two words", "a\"b", "line\nbreak", "ключ", String(repeating: "a", count: 65)])
    func `a name that is not one`(name: String) {
        #expect(throws: ConfigurationError.self) { try make([CheckConfiguration(name: name)]) }
    }

    @Test func `a name that is taken`() {
        let check = CheckConfiguration(name: "redis")
        let error = #expect(throws: ConfigurationError.self) { try make([check, check]) }
        #expect(error?.description == "check redis is registered twice: give each check a name of its own")
        #expect(throws: ConfigurationError.self) { try make([check], gates: ["redis"]) }
    }

    @Test func `more checks than metrics labels are good for`() {
        #expect(throws: ConfigurationError.self) {
            try make((0...1_000).map { CheckConfiguration(name: "check\($0)") })
        }
    }

    @Test(arguments: [
        CheckConfiguration(name: "a", interval: .milliseconds(9)),
        CheckConfiguration(name: "a", interval: .seconds(86_401)),
        CheckConfiguration(name: "a", jitter: .nan),
        CheckConfiguration(name: "a", jitter: 0.6),
        CheckConfiguration(name: "a", timeout: .zero),
        CheckConfiguration(name: "a", failureThreshold: 0),
        CheckConfiguration(name: "a", successThreshold: 101),
        CheckConfiguration(name: "a", staleAfter: .seconds(1)),
        CheckConfiguration(name: "a", tags: ["two words"]),
    ])
    func `a value out of its range`(configuration: CheckConfiguration) {
        let error = #expect(throws: ConfigurationError.self) { try make([configuration]) }
        #expect(error?.description.contains("check a must be") == true)
    }
}

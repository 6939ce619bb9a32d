import Health
import Logging
import Testing

private func monitor(_ watchdog: WatchdogConfiguration) throws -> HealthMonitor {
    try HealthMonitor(
        service: "a", logger: Logger(label: "a") { _ in SwiftLogNoOpLogHandler() }, checks: [], watchdog: watchdog)
}

@Suite(.timeLimit(.minutes(1))) struct `The configuration of a watchdog` {
    @Test(arguments: [
        WatchdogConfiguration(), WatchdogConfiguration(bound: .milliseconds(100)),
        WatchdogConfiguration(bound: .seconds(3_600), watching: [.mainActor, .custom("loop") { $0() }]),
    ])
    func `within its ranges is taken`(configuration: WatchdogConfiguration) throws {
        _ = try monitor(configuration)
    }

    @Test(arguments: [
        (WatchdogConfiguration(bound: .milliseconds(99)), "bound of the watchdog must be 100 ms to 1 hour"),
        (WatchdogConfiguration(bound: .seconds(3_601)), "bound of the watchdog must be 100 ms to 1 hour"),
        (WatchdogConfiguration(watching: []), "executors of the watchdog must be 1 to 64"),
        (
            WatchdogConfiguration(watching: [.mainActor, .mainActor]),
            "executor main_actor is watched twice: give each a name of its own"
        ),
        (
            WatchdogConfiguration(watching: [.custom("my loop") { _ in }]),
            "name of a watched executor must be 1 to 64 characters of a-z A-Z 0-9 _ - ."
        ),
    ])
    func `out of them names the place and the remedy`(configuration: WatchdogConfiguration, text: String) {
        #expect { _ = try monitor(configuration) } throws: { "\($0)" == text }
    }

    @Test func `from the environment is none while the variable is unset`() throws {
        #expect(try WatchdogConfiguration.fromEnvironment(Environment { _ in nil }) == nil)
        #expect(try WatchdogConfiguration.fromEnvironment(Environment { _ in "2500" })?.bound == .milliseconds(2_500))
    }

    @Test(arguments: ["", "99", "3600001", "5s", "nan"])
    func `from a variable that cannot be used is an error about it`(value: String) {
        #expect { try WatchdogConfiguration.fromEnvironment(Environment { _ in value }) } throws: {
            ($0 as? ConfigurationError)?.place == "HEALTH_WATCHDOG_MS"
        }
    }
}

import ArgumentParser

/// What has to do with health.
struct HealthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Ask a health endpoint once, or wait until it is ready.",
        subcommands: [HealthProbe.self, HealthWait.self])
}

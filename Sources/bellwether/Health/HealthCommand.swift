import ArgumentParser

/// What has to do with health.
struct HealthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Ask a health endpoint, wait until it is ready, or serve one.",
        subcommands: [HealthProbe.self, HealthWait.self, HealthServe.self])
}

import ArgumentParser
import FeatureFlags
import Health
import HealthServer

/// Shows changes as they happen.
struct FlagsWatch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Print each change when it arrives, until Ctrl-C.",
        discussion: """
            The time is that of the arrival here. With --json each change is one object a line. What happens to the \
            connection goes to stderr. --timeout bounds the start only. It ends with exit \
            code 70 when nobody reads what it prints.
            """)

    @OptionGroup var options: StoreOptions

    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("Only flags whose names begin so.", valueName: "prefix"))
    var prefix = ""

    func run() async throws {
        let (json, prefix) = (output.json, prefix)
        try await options.open().read { reading in
            StandardStream.error.writeLine("watching \(reading.contents.flags.count) flags")
            var watch = FlagWatch(reading.contents)
            for await event in reading.events {
                if case .status(let status) = event {
                    StandardStream.error.writeLine("store: \(status.health) \(status.code ?? "")")
                }
                for change in watch.take(event) where change.flag.hasPrefix(prefix) {
                    let line = json ? change.json(at: .now) : change.line(at: .now)
                    try StandardStream.deliver([line])
                }
            }
        }
    }
}

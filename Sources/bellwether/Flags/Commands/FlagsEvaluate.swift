import ArgumentParser
import FeatureFlags
import HealthServer
import Logging

/// How a flag comes out for somebody.
struct FlagsEvaluate: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "How a flag comes out for a context, as JSON, and with --explain why.",
        discussion: """
            From Redis or, with --file, from a flagd document without any server. The explanation goes to stderr. Exit \
            code 1 when the evaluation has an error code.

              bellwether flags evaluate checkout --context '{"targetingKey":"ann","plan":"pro"}' --explain
            """)

    @OptionGroup var flag: FlagArgument

    @Option(help: ArgumentHelp("Whom it is for: a JSON object, targetingKey and attributes.", valueName: "json"))
    var context = "{}"

    @Option(help: ArgumentHelp("A flagd document instead of Redis.", valueName: "path"))
    var file: String?

    @Flag(help: "Say which rule decided, and the bucket.")
    var explain = false

    @OptionGroup var options: StoreOptions

    func printout() async throws -> Printout {
        let context = try EvaluationContext(argument: context)
        let contents = try await contents()
        let client = FlagClient(
            store: MemoryFlagStore(contents), logger: Logger(label: "bellwether") { _ in SwiftLogNoOpLogHandler() })
        let details = client.details(ofAny: flag.name, for: context)
        if explain {
            for line in FlagReasons(flag: flag.name, in: contents, for: context).lines {
                StandardStream.error.writeLine(line)
            }
        }
        return Printout(lines: [details.json], isNo: details.errorCode != nil)
    }

    private func contents() async throws -> FlagContents {
        if let file { return try FlagFile(file).contents }
        return try await StoreReading.of(try options.store(), within: options.timeout) { $0.contents }
    }
}

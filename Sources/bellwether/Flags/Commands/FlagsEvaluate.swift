import ArgumentParser
import FeatureFlags
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

    /// Taken from whoever asks for what is printed anyway.
    @OptionGroup var output: OutputOptions

    func printout() async throws -> Printout {
        let context = try EvaluationContext(argument: context)
        let (contents, doubts) = try await contents()
        let client = FlagClient(
            store: MemoryFlagStore(contents), logger: Logger(label: "bellwether") { _ in SwiftLogNoOpLogHandler() })
        let details = client.details(ofAny: flag.name, for: context)
        let reasons = explain ? FlagReasons(flag: flag.name, in: contents, for: context).lines : []
        return Printout(lines: [details.json], remarks: flag.remarks + doubts + reasons, isNo: details.errorCode != nil)
    }

    /// The flags, and why they may be old.
    private func contents() async throws -> (FlagContents, doubts: [String]) {
        if let file { return (try FlagFile(file).contents, []) }
        return try await options.open().contents()
    }
}

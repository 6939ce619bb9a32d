import ArgumentParser
import Rollout

/// Why a rollout stands as it does.
struct RolloutExplain: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Why the last decision was taken: every rule with value, limit, margin and what would change it.",
        discussion: """
            Of a rollout that is done or taken back this is the decision that brought it about. A star marks the rules \
            that decided. Exit code 1 when nothing was decided until --at.
            """)

    @Argument(help: "The policy.")
    var policy: String

    @Argument(help: "The history; - for standard input.")
    var history: String

    @Option(
        help: ArgumentHelp("Explain that time instead: a date, or a time from the start.", valueName: "time"),
        transform: HistoryTime.init(text:))
    var at: HistoryTime?

    @OptionGroup var options: ReplayOptions

    @OptionGroup var output: OutputOptions

    func printout() async throws -> Printout {
        let policy = try PolicyText(policy).policy
        let history = try options.history(history, for: policy)
        let moment = at?.moment(in: history)
        guard let explanation = policy.explain(history.lines, at: moment, interval: options.interval) else {
            throw Complaint.no(
                "nothing was decided until then; --at must not be before \(history.times.text(history.begin))")
        }
        return Printout(lines: output.json ? [explanation.line(history.times)] : explanation.lines(history.times))
    }
}

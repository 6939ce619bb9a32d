import ArgumentParser
import HealthServer
import Rollout

/// Runs a policy over what happened once.
struct RolloutReplay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Run a policy over a recorded history: what it decides, and when.",
        discussion: """
            It is evaluated at each time that the history names and at each interval, and effects count as done at \
            once unless the history says what became of them. The table has a row for each change; --json prints every \
            decision, one object a line, with times as the history writes them.

            Exit codes: 0 completed, 1 rolled back or aborted (also while the way back is not finished), 2 unfinished.
            """)

    @Argument(help: "The policy.")
    var policy: String

    @Argument(help: "The history; - for standard input.")
    var history: String

    @Option(help: ArgumentHelp("Write a page with plots of the weight and of every metric, too.", valueName: "file"))
    var html: String?

    @OptionGroup var options: ReplayOptions

    @OptionGroup var output: OutputOptions

    func run() async throws {
        if let html, html == "-" || TextFile.isSame(html, policy) || TextFile.isSame(html, history) {
            throw Complaint.usage("--html", "must name another file than those that are read")
        }
        let policy = try PolicyText(policy).policy
        let history = try options.history(history, for: policy)
        var (journey, isLost) = (Journey(), false)
        // A page needs much that a table does not.
        var trace = html.map { _ in ReplayTrace(policy, history.lines) }
        let state = policy.replay(history.lines, interval: options.interval) { decision in
            journey.take(decision)
            trace?.take(decision)
            isLost = output.json && !StandardStream.output.writeLine(decision.line(history.times))
            return !isLost
        }
        guard !isLost else { throw Complaint.lostOutput }
        if !output.json {
            let unknown = policy.unknownNames(in: history.lines).joined(separator: ", ")
            let note = unknown.isEmpty ? [] : ["the policy does not know: \(unknown)".withoutControls]
            try StandardStream.deliver(journey.lines(history.times) + note)
        }
        if let html, let trace {
            let page = ReplayPage(policy: policy, journey: journey, trace: trace, form: history.times)
            try TextFile.save(page.html, to: html, as: "--html")
        }
        if let status = state.phase.exitStatus { throw ExitCode(status) }
    }
}

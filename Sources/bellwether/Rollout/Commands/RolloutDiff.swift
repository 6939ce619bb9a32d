import ArgumentParser
import Rollout

/// Where two policies part.
struct RolloutDiff: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Where two policies decide differently about the same histories.",
        discussion: """
            A row stands for each moment at which verdict, weight or phase begin to differ in another way than before, \
            and for each at which one asks the host for something that the other does not. Exit codes as of diff: 0 \
            when they decide alike, 1 when they differ.
            """)

    @Argument(help: ArgumentHelp("One policy.", valueName: "a"))
    var first: String

    @Argument(help: ArgumentHelp("The other.", valueName: "b"))
    var second: String

    @Argument(help: ArgumentHelp("The histories; - for standard input.", valueName: "history"))
    var histories: [String]

    @OptionGroup var output: OutputOptions

    func printout() async throws -> Printout {
        let (first, second) = (try PolicyText(first).policy, try PolicyText(second).policy)
        var divergences: [Divergence] = []
        for path in histories {
            let history = try HistoryFile(path, evaluatedEvery: min(first.interval, second.interval))
            divergences += first.differences(from: second, over: history.lines).map {
                Divergence(history: path, difference: $0, times: history.times)
            }
        }
        let lines = output.json ? [divergences.json] : divergences.isEmpty ? ["no difference"] : divergences.lines
        return Printout(lines: lines, isNo: !divergences.isEmpty)
    }
}

import ArgumentParser
import Rollout

/// What a policy will take when nothing goes wrong.
struct RolloutTimeline: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "The timeline: when each step can end, how fast a regression is found, how many requests are needed.")

    @Argument(help: "The policy.")
    var policy: String

    @OptionGroup var traffic: TrafficOptions

    @OptionGroup var output: OutputOptions

    func printout() async throws -> Printout {
        let plan = try PolicyText(policy).policy.plan(requestsPerMinute: traffic.requestsPerMinute)
        return Printout(lines: output.json ? [plan.json] : plan.lines)
    }
}

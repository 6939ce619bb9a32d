import ArgumentParser
import Rollout

/// Unit tests of a policy.
struct RolloutTest: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Tell policies the scenarios of files, and compare what they decide with what is expected.",
        discussion: """
            A file names a policy beside it, and scenarios with what is expected:

              policy: shop.yaml
              scenarios:
                - name: three percent of errors are taken back after five minutes
                  series: {error_rate: 3% of 6000 from 10m}
                  expect: {at: 15m, verdict: rollback, rule: "triggers[0]"}

            Exit codes: 0 all passed, 1 some failed.
            """)

    @Argument(help: "The files of scenarios.")
    var files: [String]

    @OptionGroup var output: OutputOptions

    func printout() async throws -> Printout {
        var results: [ScenarioResult] = []
        for path in files { results += try ScenarioResult.all(of: path) }
        return Printout(
            lines: output.json ? [results.json] : results.lines, isNo: results.contains { !$0.outcome.hasPassed })
    }
}

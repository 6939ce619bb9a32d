import ArgumentParser
import Rollout

/// Checks policies before anybody relies on them.
struct RolloutLint: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check policies: contradictions, gaps, limits that cannot be kept; where, and what would be right.",
        discussion: """
            Exit code 1 when a policy has an error or cannot be understood; with --strict for warnings too. Notes \
            never count. With --requests-per-minute it also finds limits that so little traffic cannot prove.

            --format sarif prints one document for code scanning, --format github remarks beside the lines of a \
            change; both name files as seen from the folder where the command runs.
            """)

    @Argument(help: "The policies.")
    var policies: [String]

    @Flag(help: "Take warnings for errors.")
    var strict = false

    @OptionGroup var traffic: TrafficOptions

    @Option(help: "How to print: text, json (one object a line), sarif or github. Default: text.")
    var format: LintFormat?

    @Flag(help: "As --format json.")
    var json = false

    func validate() throws {
        if json, let format, format != .json {
            throw ValidationError("--json and --format \(format.rawValue) exclude each other: leave one of them out")
        }
    }

    func printout() async throws -> Printout {
        var printout = Printout(lines: [])
        var findings: [PolicyFinding] = []
        for path in policies {
            do throws(Complaint) {
                findings += PolicyFinding.all(of: try PolicyText(path), traffic.requestsPerMinute)
            } catch {
                printout.complaint = printout.complaint ?? error
            }
        }
        printout.lines = (format ?? (json ? .json : .text)).lines(findings)
        printout.isNo = findings.contains { $0.level == .error || strict && $0.level == .warning }
        return printout
    }
}

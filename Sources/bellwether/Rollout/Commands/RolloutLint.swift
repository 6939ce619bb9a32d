import ArgumentParser
import Rollout

/// Checks policies before anybody relies on them.
struct RolloutLint: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check policies: contradictions, gaps, limits that cannot be kept; where, and what would be right.",
        discussion: """
            Exit code 1 when a policy has an error or cannot be understood; with --strict for warnings too. Notes never \
            count. With --requests-per-minute it also finds limits that so little traffic cannot prove.
            """)

    @Argument(help: "The policies.")
    var policies: [String]

    @Flag(help: "Take warnings for errors.")
    var strict = false

    @OptionGroup var traffic: TrafficOptions

    @Flag(help: "Print one JSON object a line.")
    var json = false

    func printout() async throws -> Printout {
        var printout = Printout(lines: [])
        for path in policies {
            do throws(Complaint) {
                let findings = PolicyFinding.all(of: try PolicyText(path), traffic.requestsPerMinute)
                printout.lines += findings.map { json ? $0.json : $0.line }
                if findings.contains(where: { $0.level == .error || strict && $0.level == .warning }) {
                    printout.isNo = true
                }
            } catch {
                printout.complaint = printout.complaint ?? error
            }
        }
        return printout
    }
}

import ArgumentParser
import HealthServer

/// A command whose whole output is known at its end.
protocol PrintingCommand: AsyncParsableCommand {
    /// Does the work and tells what to print.
    func printout() async throws -> Printout
}

/// What a command prints, and what it answers.
struct Printout: Sendable {
    /// The lines for standard output.
    var lines: [String]
    /// The lines for standard error.
    var remarks: [String] = []
    /// Whether the answer is no: exit code 1.
    var isNo = false
    /// What it could not do; the lines are what it could.
    var complaint: Complaint?
}

extension PrintingCommand {
    func run() async throws {
        let printout = try await printout()
        for line in printout.remarks { StandardStream.error.writeLine(line.withoutControls) }
        try StandardStream.deliver(printout.lines)
        if let complaint = printout.complaint { throw complaint }
        if printout.isNo { throw ExitCode(1) }
    }
}

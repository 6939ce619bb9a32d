import ArgumentParser
import HealthServer

/// The operator's command line.
@main
struct Bellwether: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bellwether",
        abstract: "Health endpoints, feature flags and rollouts of Swift services, from the outside.",
        version: "0.1.0",
        subcommands: [HealthCommand.self, FlagsCommand.self, RolloutCommand.self])

    static func main() async {
        StandardDescriptors.occupy()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let complaint as Complaint {
            end(with: complaint)
        } catch let request where exitCode(for: request).isSuccess {
            // One for the help or the version.
            guard StandardStream.output.writeLine(fullMessage(for: request)) else { end(with: .lostOutput) }
            exit(withError: ExitCode.success)
        } catch {
            let isProbe = CommandLine.arguments.dropFirst().starts(with: ["health", "probe"])
            // Docker reserves every exit code of a HEALTHCHECK but 0 and 1.
            if isProbe, exitCode(for: error) == .validationFailure {
                print(fullMessage(for: error))
                exit(withError: ExitCode(1))
            }
            exit(withError: error)
        }
    }

    private static func end(with complaint: Complaint) -> Never {
        StandardStream.error.writeLine("bellwether: \(complaint.text.withoutControls)")
        exit(withError: ExitCode(complaint.status))
    }
}

import ArgumentParser

/// One GET, one line, for the HEALTHCHECK of a container that has no curl.
struct HealthProbe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe",
        abstract: "Ask once and print one line.",
        discussion: """
            Exit codes: 0 for a status of 200 to 399, 1 for anything else, wrong usage included. \
            Docker reserves the others. The certificate of an https server is not verified without --verify.

              HEALTHCHECK CMD ["bellwether", "health", "probe", "http://127.0.0.1:8080/ready"]
            """)

    @OptionGroup var request: RequestOptions

    @Option(help: ArgumentHelp("The bound of the whole request.", valueName: "duration"))
    var timeout = TimeSpan(.seconds(2))

    func run() async throws {
        let target = try request.target()
        let answer = try await request.get().answer(within: timeout.duration)
        print(request.json ? answer.json(for: target) : answer.line(for: target))
        if !answer.isGood { throw ExitCode(1) }
    }
}

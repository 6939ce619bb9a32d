import ArgumentParser
import HealthServer

/// Asks again and again until the answer is good.
struct HealthWait: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wait",
        abstract: "Wait until an endpoint is ready.",
        discussion: """
            Exit codes: 0 when it is ready, 2 when the time has run out, 64 for wrong usage. \
            Whatever the endpoint says meanwhile goes to stderr, one line at each change.
            """)

    @OptionGroup var request: RequestOptions

    @Option(help: ArgumentHelp("How long to wait at most.", valueName: "duration"))
    var timeout = TimeSpan(.seconds(300))

    @Option(help: ArgumentHelp("From one request to the next.", valueName: "duration"))
    var interval = TimeSpan(.seconds(1))

    func run() async throws {
        let target = try request.target()
        let get = try request.get()
        let deadline = ContinuousClock.now.advanced(by: timeout.duration)
        var last: HTTPAnswer?
        while true {
            let rest = ContinuousClock.now.duration(to: deadline)
            let answer = await get.answer(within: min(max(rest, .milliseconds(1)), .seconds(5)))
            let left = ContinuousClock.now.duration(to: deadline)
            if answer.isGood || left <= .zero {
                print(request.json ? answer.json(for: target) : answer.line(for: target))
                if !answer.isGood { throw ExitCode(2) }
                return
            }
            if last?.summary != answer.summary { StandardStream.error.writeLine(answer.line(for: target)) }
            last = answer
            // The last request comes shortly before the end, so that no chance is lost.
            try await Task.sleep(for: min(interval.duration, max(left - .milliseconds(50), .milliseconds(1))))
        }
    }
}

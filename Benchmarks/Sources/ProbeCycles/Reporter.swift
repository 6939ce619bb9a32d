import ServiceLifecycle

/// Prints the tally each second.
struct Reporter: Service {
    let tally: Tally

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                // The error is the cancellation, which ends the loop.
                try? await Task.sleep(for: .seconds(1))
                print(tally.line)
            }
        }
    }
}

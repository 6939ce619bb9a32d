import ServiceLifecycle

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Prints the tally each second.
struct Reporter: Service {
    let tally: Tally

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                // The error is the cancellation, which ends the loop.
                try? await Task.sleep(for: .seconds(1))
                print(tally.line)
                // The script that reads it has made a file of the output.
                fflush(nil)
            }
        }
    }
}

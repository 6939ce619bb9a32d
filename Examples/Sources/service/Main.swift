import Health
import HealthServer

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A service that is configured by its environment alone.
///
/// It serves its health endpoints, `/api/scan` and `/pixel/test.png`, and runs with nothing at all: without
/// `DATABASE_URL`, `REDIS_URL`, `HTTP_CHECKS` and `TCP_CHECKS` it has no checks. A variable that cannot be used ends it
/// with 64, a place where it cannot listen with 69.
@main
struct Main {
    static func main() async {
        do {
            try await ExampleService(.process).run()
        } catch let error as ConfigurationError {
            end(EX_USAGE, "\(error)")
        } catch {
            end(EX_UNAVAILABLE, "\(error)")
        }
    }

    private static func end(_ status: Int32, _ reason: String) -> Never {
        StandardStream.error.writeLine("service: \(reason)")
        exit(status)
    }
}

public import ServiceLifecycle
public import UnixSignals

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Ends the process at once at the second signal, with the exit code 128 + its number.
///
/// A service group listens to the first signal only, so someone who does not want to wait for a long drain would have
/// to use SIGKILL. This is the only place where the library listens to signals, and only for those who list it. List it
/// first in the group, so that it is shut down last, and name the same signals as for the group's own shutdown:
///
/// ```swift
/// try await ServiceGroup(
///     services: [ForcedExit(), monitor, server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger).run()
/// ```
///
/// Any two of the signals count, also two different ones. The end is that of `_exit(2)`: nothing is finished, flushed
/// or removed, as after SIGKILL.
public struct ForcedExit: Service {
    private let signals: [UnixSignal]

    /// A service that counts signals.
    ///
    /// - Parameter signals: Those that count; the process does not die of them any more by itself.
    public init(atSecond signals: [UnixSignal] = [.sigterm, .sigint]) {
        self.signals = signals
    }

    /// Counts signals until the group has shut down.
    public func run() async throws {
        let signals = await UnixSignalsSequence(trapping: signals)
        await cancelWhenGracefulShutdown {
            // The group's own shutdown begins with the first signal and must not end the wait for the second, so the
            // wait is cancelled only when this service is told to end, as the last one.
            var count = 0
            for await signal in signals {
                count += 1
                if count == 2 { _exit(128 + signal.rawValue) }
            }
        }
    }
}

import Rollout
import Synchronization
import UnixSignals

/// Whoever sits at the terminal: the first Ctrl-C takes the candidate back, the second ends the program as it is.
final class Keyboard: Sendable {
    private let pressed = Mutex(0)

    /// What was wanted since the last look.
    var commands: [Command] {
        pressed.withLock { $0 } > 0 ? [Command(.abort, actor: "operator", reason: "interrupted")] : []
    }

    /// Listens until the second signal, or until it is cancelled.
    func listen() async {
        for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) {
            let count = pressed.withLock { count in
                count += 1
                return count
            }
            guard count < 2 else { return }
        }
    }
}

import Deadlines
import Logging
import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Asks executors for turns, from a thread of its own, and tells who takes none.
final class Watchdog: Sendable {
    private let configuration: WatchdogConfiguration
    private let logger: Logger
    private let turns: [LastTurn]
    private let isOver = Atomic(false)

    /// A watchdog that begins when it is run.
    init(_ configuration: WatchdogConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        turns = configuration.executors.map { _ in LastTurn() }
    }

    /// Watches until the task is cancelled.
    ///
    /// - Parameter publish: Told on the watchdog's thread who is stuck, whenever that changes; nil for nobody.
    func run(_ publish: @escaping @Sendable (String?) -> Void) async {
        do {
            try startThread { self.watch(publish) }
        } catch {
            // The service is worth more than its watchdog.
            logger.error("the watchdog has no thread: nobody watches the executors")
        }
        await Promise<Never>().value
        isOver.store(true, ordering: .relaxed)
    }

    private func watch(_ publish: @Sendable (String?) -> Void) {
        var state = WatchdogState(bound: configuration.bound, count: turns.count, now: .now)
        var stuck: Int?
        while !isOver.load(ordering: .relaxed) {
            let look = state.look(at: .now, taken: turns.map(\.number))
            if look.stuck != stuck {
                stuck = look.stuck
                let name = stuck.map { configuration.executors[$0].name }
                // Logging may block on the very thing that holds the executors up, a full pipe for example.
                publish(name)
                log(name)
            }
            for index in look.ask {
                let (number, turn) = (state.turn(of: index), turns[index])
                configuration.executors[index].ask { turn.number = number }
            }
            sleep(until: look.next)
        }
    }

    private func log(_ stuck: String?) {
        if let stuck {
            logger.error("executor stuck", metadata: ["executor": "\(stuck)", "bound": "\(configuration.bound)"])
        } else {
            logger.notice("executors take turns again")
        }
    }

    /// Sleeps a second at most, so that the thread ends soon after the watchdog: it needs no descriptor to be woken by.
    private func sleep(until moment: ContinuousClock.Instant) {
        let nanoseconds = max(.zero, ContinuousClock.now.duration(to: moment)).nanoseconds
        var time = timespec(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
        _ = unsafe nanosleep(&time, nil)
    }
}

/// The number of the turn that an executor has taken last.
private final class LastTurn: Sendable {
    private let value = Atomic<UInt64>(0)

    var number: UInt64 {
        get { value.load(ordering: .relaxed) }
        set { value.store(newValue, ordering: .relaxed) }
    }
}

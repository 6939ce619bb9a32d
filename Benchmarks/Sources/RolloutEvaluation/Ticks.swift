import PlainRules
import Rollout

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// One rollout that is evaluated again and again, by a loop in C and by the evaluator.
struct Ticks {
    private let policy: RolloutPolicy

    init(_ policy: RolloutPolicy) {
        self.policy = policy
    }

    /// The same rules in C; nanoseconds a tick.
    func plain(_ count: Int) -> Double {
        var state = plain_state()
        plain_init(&state)
        var observations = Workload.series.map {
            plain_observation(
                subject: strdup("candidate"), metric: strdup($0.metric), at: 0, value: $0.value,
                samples: Int64($0.samples))
        }
        defer {
            for observation in observations {
                free(UnsafeMutablePointer(mutating: observation.subject))
                free(UnsafeMutablePointer(mutating: observation.metric))
            }
        }
        var (now, advances): (Int64, Int) = (0, 0)
        let time = ProcessorTime.nanoseconds {
            for _ in 0..<count {
                now += Workload.interval.milliseconds
                for index in observations.indices { observations[index].at = now }
                if plain_tick(&state, now, observations, Int32(observations.count)) == PLAIN_ADVANCE { advances += 1 }
            }
        }
        return advances == count ? time / Double(count) : .nan
    }

    /// The evaluator; nanoseconds a tick.
    func evaluated(_ count: Int, _ reasons: ReasonSelection) -> Double {
        var (state, now) = Workload.running(policy)
        var input = RolloutInput(now: now, observations: Workload.observations(at: now))
        var holds = 0
        let time = ProcessorTime.nanoseconds {
            for _ in 0..<count {
                now = now + Workload.interval
                input.now = now
                for index in input.observations.indices { input.observations[index].at = now }
                // It waits for the end of the step, which is far away.
                if policy.evaluate(&state, input, reasons: reasons).verdict == .hold { holds += 1 }
            }
        }
        return holds == count ? time / Double(count) : .nan
    }
}

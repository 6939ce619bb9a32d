#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Plays rollouts that are judged by evidence, and fails when false rollbacks or the time to find a regression miss a
/// bound. Seeds are fixed: every run prints the same.
@main
struct RolloutEvidence {
    static func main() throws {
        let isQuick = CommandLine.arguments.contains("--quick")
        let rollouts: UInt64 = isQuick ? 200 : 2_000
        var holds = true
        func check(_ claim: String, _ isSo: Bool) {
            print("\(isSo ? "ok    " : "MISSED") \(claim)")
            holds = holds && isSo
        }

        print("\(rollouts) rollouts each of 8 hours, looked at every 10 s, limit 1 %, alpha 5 %")
        print("  requests a minute   false rollbacks at the limit   median minutes to find 10 x the limit")
        for requests in [2, 10, 60, 600] {
            let simulation = try Simulation(requestsPerMinute: requests)
            let falseRollbacks = (0..<rollouts).count { seed in
                simulation.minutesToRollback(seed: seed, minutes: 480) { _ in Simulation.limit } != nil
            }
            let share = Double(falseRollbacks) / Double(rollouts)
            let found = (0..<rollouts).map { seed in
                simulation.minutesToRollback(seed: seed, minutes: 480) { _ in Simulation.limit * 10 } ?? .infinity
            }
            let median = found.sorted()[found.count / 2]
            print("  \(requests)   \(falseRollbacks) of \(rollouts) (\(share * 100) %)   \(median)")
            let claim = "\(requests) a minute: false rollbacks \(share) (at most \(Simulation.alpha))"
            check(claim, share <= Simulation.alpha)
            if requests == 10 { check("10 a minute: found in a median of \(median) minutes (at most 5)", median <= 5) }
        }

        let simulation = try Simulation(requestsPerMinute: 10)
        let turn = 360.0
        let late = (0..<rollouts).map { seed in
            let rollback = simulation.minutesToRollback(seed: seed, minutes: 480) { minute in
                Simulation.limit * (minute < turn ? 0.5 : 10)
            }
            return rollback.map { $0 - turn } ?? .infinity
        }
        let median = late.sorted()[late.count / 2]
        check("10 a minute, bad after 6 good hours: found in a median of \(median) minutes (at most 20)", median <= 20)
        exit(holds ? 0 : 1)
    }
}

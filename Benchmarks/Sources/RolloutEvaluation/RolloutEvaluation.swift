import Rollout
import RolloutYAML

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Measures evaluations of a rollout beside a plain loop in C over the same rules, and fails when a bound is missed.
@main
struct RolloutEvaluation {
    static func main() throws {
        let isQuick = CommandLine.arguments.contains("--quick")
        guard let memory = Memory() else {
            print("allocations are not counted: preload allocations.so, as Benchmarks/rollout does")
            exit(64)
        }
        let policy = try RolloutPolicy(yaml: Workload.rules)
        let claims =
            ticks(policy, rounds: isQuick ? 3 : 9)
            + (try replays(policy, ticks: isQuick ? 50_000 : 1_000_000, rounds: isQuick ? 1 : 3))
            + Passes(policy).claims(memory, passes: isQuick ? 20 : 1_000) + (try Sizes(memory: memory).claims())
        for claim in claims { print("\(claim.holds ? "ok    " : "MISSED") \(claim.text)") }
        exit(claims.allSatisfy(\.holds) ? 0 : 1)
    }

    /// Ratios of each round, since other programs run beside.
    private static func ticks(_ policy: RolloutPolicy, rounds: Int) -> [Claim] {
        let ticks = Ticks(policy)
        var (plain, decisive, all): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<rounds {
            plain.append(ticks.plain(2_000_000))
            decisive.append(ticks.evaluated(200_000, .decisive))
            all.append(ticks.evaluated(100_000, .all))
        }
        print("ns a tick of ten rules and eight metrics")
        print("  plain C: \(plain.median.rounded(0))")
        print("  evaluated: \(decisive.median.rounded(0)), with all reasons: \(all.median.rounded(0))")
        return [
            Claim("a tick", zip(decisive, plain).map { $0 / $1 }.median, atMost: 10, "x plain C"),
            Claim("a tick with all reasons", zip(all, plain).map { $0 / $1 }.median, atMost: 50, "x plain C"),
        ]
    }

    private static func replays(_ policy: RolloutPolicy, ticks: Int, rounds: Int) throws -> [Claim] {
        let replays = try Replays(policy, ticks: ticks)
        defer { replays.remove() }
        var (inC, numbers, replayed): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<rounds {
            inC.append(replays.numbersInC())
            numbers.append(try replays.numbers())
            replayed.append(try replays.replayed())
        }
        print("ns a tick of eight lines of NDJSON, \(ticks) ticks")
        print("  numbers parsed in C: \(inC.median.rounded(0)), in Swift: \(numbers.median.rounded(0))")
        print("  replayed: \(replayed.median.rounded(0)), \((replayed.median / inC.median).rounded(2)) x C")
        let ratio = zip(replayed, numbers).map { $0 / $1 }.median
        return [Claim("replay of \(ticks) ticks", ratio, atMost: 3, "x parsing its numbers in Swift")]
    }
}

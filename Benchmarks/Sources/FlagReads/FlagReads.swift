#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Measures reads of flags beside what else a service could do, in one run, and fails when a bound is missed.
@main
struct FlagReads {
    static func main() async throws {
        let subjects = Subjects()
        let all = subjects.plain + subjects.flags + subjects.guarded
        if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--only" {
            // For a profiler: one subject for about ten seconds.
            for subject in all where subject.name == CommandLine.arguments[2] {
                for _ in 0..<100 { print(subject.body(subject.reads)) }
            }
            return
        }
        var figures = Figures(rounds: CommandLine.arguments.contains("--quick") ? 3 : 9)
        figures.measure(all)
        print("ns a read, on one thread and on two (each)")
        figures.printTable(all)
        print("actor: \(await ActorPeer.nanoseconds().rounded(1)) ns a read")
        print("")

        let claims =
            [
                figures.claim("bool by typed key", "typed bool", against: "relaxed load", atMost: 4),
                figures.claim("bool by String", "named bool", against: "dictionary", atMost: 1.3),
                figures.claim("targeting with three clauses", "targeting", against: "dictionary", atMost: 10),
                figures.claim("fractional", "fractional", against: "dictionary", atMost: 4),
                figures.scaling("bool by typed key on two threads", "typed bool", atLeast: 1.8),
                figures.scaling("bool by String on two threads", "named bool", atLeast: 1.8),
                figures.scaling("targeting on two threads", "targeting", atLeast: 1.8),
            ] + Allocations.claims(subjects.flags.filter { $0.isScalar })
        for claim in claims { print("\(claim.holds ? "ok    " : "MISSED") \(claim.text)") }
        exit(claims.allSatisfy(\.holds) ? 0 : 1)
    }
}

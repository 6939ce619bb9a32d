/// What was measured, from interleaved rounds.
struct Figures {
    /// A statement about a figure.
    struct Claim {
        let text: String
        let holds: Bool
    }

    private let rounds: Int
    /// Nanoseconds a read in each round.
    private var alone: [String: [Double]] = [:]
    /// Nanoseconds a read of each of two threads in each round.
    private var together: [String: [Double]] = [:]

    init(rounds: Int) {
        self.rounds = rounds
    }

    /// Measures each subject in each round, on one thread and on two.
    mutating func measure(_ subjects: [Subject]) {
        for subject in subjects { _ = Run.nanoseconds(subject, threads: 1) }
        for _ in 0..<rounds {
            for subject in subjects {
                alone[subject.name, default: []].append(Run.nanoseconds(subject, threads: 1))
                together[subject.name, default: []].append(Run.nanoseconds(subject, threads: 2))
            }
        }
    }

    /// Prints the medians.
    func printTable(_ subjects: [Subject]) {
        for subject in subjects {
            let (one, two) = (median(alone[subject.name]), median(together[subject.name]))
            print("  \(subject.name): \(one.rounded(2)), \(two.rounded(2))")
        }
    }

    /// That a read costs at most so many times its peer: the median of the ratios of the rounds.
    func claim(_ what: String, _ subject: String, against peer: String, atMost bound: Double) -> Claim {
        let ratio = median(zip(alone[subject] ?? [], alone[peer] ?? []).map { $0 / $1 })
        return Claim(text: "\(what): \(ratio.rounded(2)) x \(peer) (at most \(bound))", holds: ratio <= bound)
    }

    /// That two threads read at least so many times what one reads.
    func scaling(_ what: String, _ subject: String, atLeast bound: Double) -> Claim {
        let ratio = median(zip(alone[subject] ?? [], together[subject] ?? []).map { 2 * $0 / $1 })
        return Claim(text: "\(what): \(ratio.rounded(2)) x one (at least \(bound))", holds: ratio >= bound)
    }

    private func median(_ values: [Double]?) -> Double {
        guard let values, !values.isEmpty else { return .nan }
        return values.sorted()[values.count / 2]
    }
}

extension Double {
    /// With so many decimals.
    func rounded(_ decimals: Int) -> Double {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        return (self * scale).rounded() / scale
    }
}

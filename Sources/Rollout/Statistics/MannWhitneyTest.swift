/// Whether one series tends to be larger than another, whatever their distribution (Mann and Whitney, 1947), and by
/// how much (Hodges and Lehmann, 1963).
///
/// The same data give the same result in any unit, and nothing is drawn at random.
public struct MannWhitneyTest: Sendable, Hashable {
    /// How the probability was found.
    public enum Method: String, Sendable, Hashable, Codable {
        /// By counting all orders.
        case exact
        /// By the normal distribution, with corrections for ties and continuity.
        case asymptotic
    }

    /// In how many pairs the first series is larger, ties counted half.
    public let u: Double
    /// The chance of a `u` at least as extreme when both series are alike.
    public let pValue: Double
    /// How the chance was found.
    public let method: Method
    /// The median of all differences of the first series less the second, in their unit.
    public let shift: Double
    /// The chance that a value of the first series is larger than one of the second, 0 to 1: the common language effect
    /// size.
    public let effectSize: Double
    /// All differences in order.
    private let differences: [Double]
    private let counts: (first: Int, second: Int)

    /// The most pairs that are looked at; longer series are thinned evenly. 10^6 differences are 8 MB.
    public static let mostPairs = 1_000_000

    /// Compares two series; what is not finite is left out. Nil when one of them is empty.
    public init?(_ first: [Double], _ second: [Double]) {
        let x = Self.thinned(first.filter(\.isFinite)), y = Self.thinned(second.filter(\.isFinite))
        guard !x.isEmpty, !y.isEmpty else { return nil }
        var differences: [Double] = []
        differences.reserveCapacity(x.count * y.count)
        var (larger, equal) = (0, 0)
        for a in x {
            for b in y {
                if a > b { larger += 1 } else if a == b { equal += 1 }
                differences.append(a - b)
            }
        }
        differences.sort()
        let pairs = Double(x.count * y.count)
        u = Double(larger) + Double(equal) / 2
        effectSize = u / pairs
        shift = Percentile.middle(ofSorted: differences)
        self.differences = differences
        counts = (x.count, y.count)
        let ties = Self.tieTerm(x + y)
        if ties == 0, x.count * y.count <= 400 {
            method = .exact
            pValue = Self.exact(u: Int(u), x.count, y.count)
        } else {
            method = .asymptotic
            pValue = Self.asymptotic(u: u, x.count, y.count, ties: ties)
        }
    }

    /// An interval that holds the true shift with at least this confidence, from the order of the differences.
    ///
    /// - Parameter confidence: Above 0 and below 1; what is outside counts as the nearest, no number as the largest.
    public func interval(confidence: Double) -> ClosedRange<Double> {
        let (n, m) = (Double(counts.first), Double(counts.second))
        let sigma = (n * m * (n + m + 1) / 12).squareRoot()
        let reach = NormalDistribution.quantile(0.5 + min(max(confidence, 0), 0.999_999_999) / 2) * sigma
        let rank = Int(clamping: (n * m / 2 - reach).rounded(.down))
        let low = min(max(rank, 1), differences.count) - 1
        return differences[low]...max(differences[low], differences[differences.count - 1 - low])
    }

    private static func thinned(_ values: [Double]) -> [Double] {
        let most = 1_000
        guard values.count > most else { return values }
        return (0..<most).map { values[$0 * values.count / most] }
    }

    /// The sum of t³ - t over all groups of t equal values.
    private static func tieTerm(_ values: [Double]) -> Double {
        var (sum, run) = (0.0, 0.0)
        var last: Double?
        for value in values.sorted() {
            if value == last { run += 1 } else { run = 1 }
            // The difference of t³ - t from t - 1 to t.
            sum += 3 * run * (run - 1)
            last = value
        }
        return sum
    }

    /// Twice the chance of a `u` at most as large as the smaller of both: by how many of all orders give each `u`.
    private static func exact(u: Int, _ n: Int, _ m: Int) -> Double {
        // The coefficients of the Gaussian binomial, scaled to a sum of 1 as it grows.
        var chances = [1.0]
        for size in 1...n {
            // Multiply by (1 - q^(m + size)) / (1 - q^size).
            var next = chances + Array(repeating: 0, count: m)
            for place in next.indices.reversed() where place >= m + size && place - m - size < chances.count {
                next[place] -= chances[place - m - size]
            }
            for place in next.indices where place >= size { next[place] += next[place - size] }
            let scale = Double(size) / Double(m + size)
            chances = next.map { $0 * scale }
        }
        let smaller = min(u, n * m - u)
        return min(1, 2 * chances.prefix(smaller + 1).reduce(0, +))
    }

    private static func asymptotic(u: Double, _ n: Int, _ m: Int, ties: Double) -> Double {
        let (n, m) = (Double(n), Double(m))
        let total = n + m
        let variance = n * m / 12 * (total + 1 - ties / (total * (total - 1)))
        guard variance > 0 else { return 1 }
        let distance = max(0, abs(u - n * m / 2) - 0.5)
        return NormalDistribution.twoSided(distance / variance.squareRoot())
    }
}

extension MannWhitneyTest {
    /// Whether both say the same of the same differences.
    public static func == (left: MannWhitneyTest, right: MannWhitneyTest) -> Bool {
        left.u == right.u && left.pValue == right.pValue && left.counts == right.counts
            && left.differences == right.differences
    }

    /// Hashes the differences.
    public func hash(into hasher: inout Hasher) { hasher.combine(differences) }
}

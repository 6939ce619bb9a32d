/// What the metrics of an experiment come to together, as Kayenta, the judge of Spinnaker, adds them up.
///
/// A group scores the share of its metrics that pass, in percent, those without data left out; the whole is the mean of
/// its groups by their weights. The rules are those of Kayenta's `WeightedSumScorer` and `ThresholdScoreClassifier`.
public struct KayentaScore: Sendable, Hashable {
    /// What an experiment comes to.
    public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        /// The score is high enough.
        case pass = "Pass"
        /// It is not, but a person may look.
        case marginal = "Marginal"
        /// It is too low, a critical metric condemns it, or more than half of the metrics have no data.
        case fail = "Fail"
    }

    /// Metrics that count together.
    public struct Group: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// How much it counts beside the other groups; what is not above 0 counts nothing.
        public let weight: Double
        /// What each of its metrics came to.
        public let verdicts: [KayentaClassifier.Verdict]

        /// A group of metrics.
        ///
        /// - Parameters:
        ///   - name: Its name.
        ///   - weight: How much it counts beside the other groups.
        ///   - verdicts: What each of its metrics came to.
        public init(_ name: String, weight: Double, _ verdicts: [KayentaClassifier.Verdict]) {
            (self.name, self.weight, self.verdicts) = (name, weight, verdicts)
        }

        /// How many percent of its metrics pass; nil where none of them has data.
        public var score: Double? {
            let known = verdicts.filter { $0.classification != .noData }
            guard !known.isEmpty else { return nil }
            return Double(known.count { $0.classification == .pass }) / Double(known.count) * 100
        }
    }

    /// The weighted mean of the groups, 0 to 100.
    public let score: Double
    /// What the experiment comes to.
    public let outcome: Outcome
    /// Why, where the score alone does not say it.
    public let reason: String?

    /// Adds groups up.
    ///
    /// - Parameters:
    ///   - groups: The groups. One without any data does not count.
    ///   - pass: The least score of an experiment that passes, 0 to 100.
    ///   - marginal: The least score of one that is marginal, 0 to 100.
    public init(_ groups: [Group], pass: Double, marginal: Double) {
        let verdicts = groups.flatMap(\.verdicts)
        guard !verdicts.contains(where: \.isCritical) else {
            (score, outcome, reason) = (0, .fail, "a critical metric is bad")
            return
        }
        let counted = groups.compactMap { group in
            group.weight > 0 && group.weight.isFinite ? group.score.map { (score: $0, weight: group.weight) } : nil
        }
        // Shares of the largest weight, so that no sum is beyond all numbers.
        let largest = counted.map(\.weight).max() ?? 1
        let weight = counted.reduce(0) { $0 + $1.weight / largest }
        let sum = counted.reduce(0) { $0 + $1.score * ($1.weight / largest) }
        score = weight > 0 ? Decimal.rounded(sum / weight) : 0
        let missing = verdicts.count { $0.classification == .noData }
        guard missing * 2 <= verdicts.count, !counted.isEmpty else {
            (outcome, reason) = (.fail, "\(missing) of \(verdicts.count) metrics have no data")
            return
        }
        outcome = score >= pass ? .pass : score >= marginal ? .marginal : .fail
        reason = nil
    }
}

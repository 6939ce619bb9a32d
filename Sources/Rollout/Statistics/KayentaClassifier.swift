/// How Kayenta, the judge of Spinnaker, classifies a metric: by an interval, a tolerance around the estimate, and a
/// size of the effect that is allowed.
public struct KayentaClassifier: Sendable, Hashable {
    /// What a metric comes to.
    public enum Classification: String, Sendable, Hashable, Codable, CaseIterable {
        /// The experiment is larger than it may be.
        case high = "High"
        /// It is smaller than it may be.
        case low = "Low"
        /// It is as it should be.
        case pass = "Pass"
        /// There is nothing to compare.
        case noData = "Nodata"
    }

    /// Which direction is the bad one.
    public enum Direction: String, Sendable, Hashable, Codable, CaseIterable {
        /// To be larger.
        case increase
        /// To be smaller.
        case decrease
        /// Both.
        case either
    }

    /// What is called the size of an effect.
    public enum EffectMeasure: String, Sendable, Hashable, Codable, CaseIterable {
        /// The mean of the experiment over that of the control; no number where one of them is 0, and then not asked.
        case meanRatio
        /// The chance that a value of the experiment is larger than one of the control.
        case cles
    }

    /// What an empty series means.
    public enum MissingData: String, Sendable, Hashable, Codable, CaseIterable {
        /// There is nothing to say.
        case remove
        /// It is taken for good.
        case replace
    }

    /// A verdict.
    public struct Verdict: Sendable, Hashable {
        /// What the metric comes to.
        public let classification: Classification
        /// Whether it condemns the experiment, whatever the other metrics say.
        public let isCritical: Bool
        /// The size of the effect; nil where there was nothing to compare or a mean is 0.
        public let effect: Double?
    }

    /// Which direction is the bad one.
    public var direction = Direction.either
    /// What is called the size of an effect.
    public var measure = EffectMeasure.meanRatio
    /// What an empty series means.
    public var missing = MissingData.remove
    /// An effect of less than this is no increase; nil for 1, or 0.5 of ``EffectMeasure/cles``.
    public var allowedIncrease: Double?
    /// An effect of more than this is no decrease; nil for 1, or 0.5 of ``EffectMeasure/cles``.
    public var allowedDecrease: Double?
    /// Whether a bad verdict condemns the experiment.
    public var isCritical = false
    /// From which effect on an increase does so; nil for any increase.
    public var criticalIncrease: Double?
    /// Down from which effect a decrease does so; nil for any decrease.
    public var criticalDecrease: Double?
    /// How much of the estimate the interval must be away from zero. Kayenta's judge has 0.25.
    public var tolerance = 0.25
    /// The confidence of the interval. Kayenta's judge has 0.98.
    public var confidence = 0.98

    /// A classifier with the settings of Kayenta's own judge.
    public init() {}

    /// Classifies a metric; what is not finite is left out of both series.
    ///
    /// - Parameters:
    ///   - experiment: The candidate's values.
    ///   - control: The baseline's.
    /// - Returns: The verdict.
    public func classify(experiment: [Double], control: [Double]) -> Verdict {
        let (x, y) = (experiment.filter(\.isFinite), control.filter(\.isFinite))
        guard !x.isEmpty, !y.isEmpty else { return verdict(missing == .remove ? .noData : .pass, nil) }
        guard x != y, Set(x + y).count > 1 else { return verdict(.pass, nil) }
        // Values whose difference is beyond all numbers cannot be compared.
        guard let test = KayentaMannWhitney(experiment: x, control: y, confidence: confidence) else {
            return verdict(.noData, nil)
        }
        let effect = effect(x, y)
        let bound = tolerance * abs(test.estimate)
        if direction != .decrease, test.interval.lowerBound > bound, reaches(effect, allowedIncrease ?? measure.none) {
            return verdict(.high, effect)
        }
        if direction != .increase, test.interval.upperBound < -bound, falls(effect, to: allowedDecrease ?? measure.none)
        {
            return verdict(.low, effect)
        }
        return verdict(.pass, effect)
    }

    private func verdict(_ classification: Classification, _ effect: Double?) -> Verdict {
        let condemns =
            switch classification {
            case .high: reaches(effect, criticalIncrease)
            case .low: falls(effect, to: criticalDecrease)
            case .pass, .noData: false
            }
        return Verdict(classification: classification, isCritical: isCritical && condemns, effect: effect)
    }

    /// An effect that is no number, and a limit that is none, are not asked.
    private func reaches(_ effect: Double?, _ limit: Double?) -> Bool {
        guard let effect, let limit else { return true }
        return effect >= limit
    }

    private func falls(_ effect: Double?, to limit: Double?) -> Bool {
        guard let effect, let limit else { return true }
        return effect <= limit
    }

    private func effect(_ x: [Double], _ y: [Double]) -> Double? {
        switch measure {
        case .meanRatio:
            let (mine, theirs) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
            let ratio = mine / theirs
            return mine == 0 || theirs == 0 || !ratio.isFinite ? nil : ratio
        case .cles: return MannWhitneyTest(x, y)?.effectSize
        }
    }
}

extension KayentaClassifier.EffectMeasure {
    /// The size of no effect at all.
    fileprivate var none: Double { self == .cles ? 0.5 : 1 }
}

extension Condition {
    /// Whether it holds whenever another does: a smaller limit of the same series, or the same thing.
    func includes(_ other: Condition) -> Bool {
        guard self != other else { return true }
        guard case .comparison(let mine) = self, case .comparison(let theirs) = other, mine.subject == theirs.subject,
            mine.metric == theirs.metric, mine.isGrowth == theirs.isGrowth,
            mine.operator.isUpwards == theirs.operator.isUpwards, let a = mine.limit.amount(comparableTo: theirs.limit),
            let b = theirs.limit.amount(comparableTo: mine.limit)
        else { return false }
        return mine.operator.isUpwards ? a <= b : a >= b
    }

    /// In a few words.
    var words: String {
        switch self {
        case .comparison(let comparison): comparison.metric + (comparison.isGrowth ? "_growth" : "")
        case .fact(let name, _): "fact(\(name))"
        case .unhealthy(let gate): "unhealthy(\(gate))"
        case .component(let name): "component(\(name))"
        case .all(let parts), .any(let parts): parts.map(\.words).joined(separator: ", ")
        case .lasting(_, let part): part.words
        }
    }
}

extension Limit {
    /// The number by which limits of one kind are ordered; nil where the other is of another kind.
    func amount(comparableTo other: Limit) -> Double? {
        switch (self, other) {
        case (.absolute(let amount), .absolute): amount
        case (.difference(let amount, let mine), .difference(_, let theirs)) where mine == theirs: amount
        default:
            if let mine = factor, let theirs = other.factor, mine.source == theirs.source { mine.factor } else { nil }
        }
    }

    /// So many times the baseline: `2x` is 2, and `+20%` is 1.2.
    private var factor: (factor: Double, source: Baseline.Source)? {
        switch self {
        case .multiple(let factor, let source): (factor, source)
        case .relative(let share, let source): (1 + share, source)
        case .absolute, .difference: nil
        }
    }
}

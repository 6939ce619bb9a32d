/// What conditions have in common of which one holds whenever another does.
enum ConditionFamily: Hashable {
    /// Comparisons that differ in their limits.
    case comparisons(ComparisonFamily)
    /// One and the same condition.
    case condition(Condition)

    init(_ condition: Condition) {
        if case .comparison(let comparison) = condition {
            self = .comparisons(ComparisonFamily(comparison))
        } else {
            self = .condition(condition)
        }
    }
}

extension Condition {
    /// Where it stands in its family: whatever has a smaller rank holds whenever this does.
    var rank: Double {
        guard case .comparison(let comparison) = self else { return 0 }
        return comparison.operator.isUpwards ? comparison.limit.amount : -comparison.limit.amount
    }

    /// In a few words.
    var words: String {
        switch self {
        case .comparison(let comparison): comparison.name
        case .fact(let name, _): "fact(\(name))"
        case .unhealthy(let gate): "unhealthy(\(gate))"
        case .component(let name): "component(\(name))"
        case .all(let parts), .any(let parts): parts.map(\.words).joined(separator: ", ")
        case .lasting(_, let part): part.words
        }
    }
}

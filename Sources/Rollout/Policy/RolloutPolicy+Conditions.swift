extension RolloutPolicy {
    /// Every comparison of every rule.
    var comparisons: [Comparison] { conditions.flatMap(\.comparisons) }

    /// The conditions of all rules, in an order that is always the same.
    private var conditions: [Condition] {
        triggers.map(\.when) + analyses.keys.sorted().flatMap { analyses[$0]?.conditions ?? [] }
            + gates.keys.sorted().flatMap { gates[$0]?.conditions ?? [] } + compat.conditions
    }
}

extension Condition {
    /// The comparisons that it is made of.
    var comparisons: [Comparison] {
        var found: [Comparison] = []
        visit { if case .comparison(let comparison) = $0 { found.append(comparison) } }
        return found
    }

    /// Calls a function with this condition and all that it is made of.
    func visit(_ body: (Condition) -> Void) {
        body(self)
        switch self {
        case .all(let parts), .any(let parts): for part in parts { part.visit(body) }
        case .lasting(_, let part): part.visit(body)
        case .comparison, .fact, .unhealthy, .component: break
        }
    }
}

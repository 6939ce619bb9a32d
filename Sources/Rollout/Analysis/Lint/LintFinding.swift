/// Something in a policy that will not do what its author expects.
public struct LintFinding: Sendable, Hashable {
    /// How bad it is.
    public enum Level: String, Sendable, Hashable, CaseIterable, Comparable {
        /// The policy contradicts itself, or a part of it can never work.
        case error
        /// It works, and probably not as it was meant.
        case warning
        /// Worth knowing.
        case note

        /// Whether one is worse.
        public static func < (left: Level, right: Level) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// What kind of finding: one word of a documented set, `infeasible-objective`.
    public let code: String
    /// How bad it is.
    public let level: Level
    /// Where.
    public let path: [PolicyError.Step]
    /// What is wrong.
    public let message: String
    /// What would be right.
    public let proposal: String

    /// The place as a key path: `triggers[2]`.
    public var place: String { PolicyError(path, message).place }

    init(_ code: String, _ level: Level, _ path: [PolicyError.Step], _ message: String, _ proposal: String) {
        self.code = code
        self.level = level
        self.path = path
        self.message = message
        self.proposal = proposal
    }
}

extension RolloutPolicy {
    /// Looks for contradictions, gaps and limits that cannot be kept.
    ///
    /// - Parameter requestsPerMinute: How many requests all environments together get, for limits that need evidence; nil
    ///   when unknown.
    /// - Returns: The findings in the order of the policy, worst first.
    public func lint(requestsPerMinute: Double? = nil) -> [LintFinding] {
        let linter = PolicyLinter(policy: self, requestsPerMinute: requestsPerMinute)
        let findings =
            linter.triggers() + linter.foreignComponents() + linter.statistics() + linter.bands()
            + linter.triggerBands() + linter.doubleConditions() + linter.baselines() + linter.deadlines()
            + linter.steps() + linter.objectives() + linter.doubleObjectives() + linter.calendar() + linter.gates()
            + linter.evidence() + linter.compat() + linter.unused()
        return findings.enumerated().sorted { ($0.element.level, $0.offset) < ($1.element.level, $1.offset) }.map(
            \.element)
    }
}

/// The classes of findings, one function each.
struct PolicyLinter {
    let policy: RolloutPolicy
    let requestsPerMinute: Double?

    /// The parts of a condition that compare, with how long each has to last.
    func comparisons(in condition: Condition, lasting span: Span = .zero) -> [(comparison: Comparison, lasting: Span)] {
        switch condition {
        case .comparison(let comparison): [(comparison, span)]
        case .lasting(let longer, let part): comparisons(in: part, lasting: max(span, longer))
        case .all(let parts), .any(let parts): parts.flatMap { comparisons(in: $0, lasting: span) }
        case .fact, .unhealthy, .component: []
        }
    }

    /// The one comparison that a condition consists of; nil when it is anything more.
    func onlyComparison(in condition: Condition) -> (comparison: Comparison, lasting: Span)? {
        switch condition {
        case .comparison(let comparison): (comparison, .zero)
        case .lasting(let span, .comparison(let comparison)): (comparison, span)
        default: nil
        }
    }
}

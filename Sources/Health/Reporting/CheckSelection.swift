/// Which checks a report is about, and what the failure of each means there.
package struct CheckSelection: Sendable {
    /// Where the checks are taken from.
    enum Scope {
        /// All that are registered, each with its own weight.
        case all
        /// The members of a group, each with the weight that it has there.
        case group(HealthGroup)
        /// One check, which alone decides.
        case check(String)
    }

    var scope = Scope.all
    /// Only checks that bear one of these; nil for all.
    var tags: [String]?
    /// Checks to leave out, as if they were not registered.
    var excluded: Set<String> = []

    /// A check as it stands here before any is left out; nil when it does not belong here.
    func take(_ check: CheckReport) -> CheckReport? {
        if let tags, !tags.contains(where: check.tags.contains) { return nil }
        var check = check
        switch scope {
        case .all: break
        case .check(let name):
            guard check.name == name else { return nil }
            check.isDecisive = true
        case .group(let group):
            guard let criticality = group.criticality(of: check) else { return nil }
            check.criticality = criticality
        }
        return check
    }
}

extension CheckSelection {
    /// Every check.
    package static let all = CheckSelection()

    /// What the parameters `tag` and `exclude` of a request leave of a scope.
    init(_ scope: Scope, _ query: Query) {
        self.init(
            scope: scope, tags: query.has("tag") ? query.values("tag") : nil, excluded: Set(query.values("exclude")))
    }
}

/// Some checks under a name of their own, judged for themselves.
///
/// It is answered at `/health/group/NAME`, as in MicroProfile servers, and with details at
/// `/health/group/NAME/detailed`: 200 while no critical member is unhealthy, stale or unknown, else 503. Gates and
/// draining do not count, as for `/health`.
public struct HealthGroup: Sendable, Hashable {
    /// One check, or all checks with a tag.
    public struct Member: Sendable, Hashable {
        let reference: Reference
        let criticality: Criticality?

        enum Reference: Hashable {
            case name(String)
            case tag(String)
        }

        /// The check of this name.
        ///
        /// - Parameters:
        ///   - name: The name of the check.
        ///   - criticality: What its failure means for the group; nil for what it means for the service.
        public static func check(_ name: String, criticality: Criticality? = nil) -> Member {
            Member(reference: .name(name), criticality: criticality)
        }

        /// Every check that bears this tag.
        ///
        /// - Parameters:
        ///   - tag: The tag.
        ///   - criticality: What their failure means for the group; nil for what it means for the service.
        public static func tag(_ tag: String, criticality: Criticality? = nil) -> Member {
            Member(reference: .tag(tag), criticality: criticality)
        }
    }

    /// 1 to 64 characters of `a-z A-Z 0-9 _ - .`; neither `liveness` nor `readiness`, which Spring's format lists.
    public let name: String
    /// Who belongs to it.
    public let members: [Member]

    /// A group.
    ///
    /// Validated by ``HealthEndpoints``: a member by name must be a registered check. A check that may not be there is
    /// better named by a tag; a group without any check is not found.
    public init(_ name: String, _ members: [Member]) {
        self.name = name
        self.members = members
    }

    /// What the failure of a check means here; nil when it is no member. Its name decides before its tags.
    func criticality(of check: CheckReport) -> Criticality? {
        let member =
            members.first { $0.reference == .name(check.name) }
            ?? members.first { member in check.tags.contains { member.reference == .tag($0) } }
        return member.map { $0.criticality ?? check.criticality }
    }
}

extension HealthGroup {
    private static let taken: Set<String> = ["liveness", "readiness"]

    /// Checks the groups of one configuration.
    ///
    /// - Throws: `ConfigurationError` that names the group.
    static func validate(_ groups: [HealthGroup], checks: some Sequence<String>) throws(ConfigurationError) {
        let known = Set(checks)
        var names = taken
        for group in groups {
            guard group.name.isCheckName else {
                throw ConfigurationError("group name", "must be 1 to 64 characters of a-z A-Z 0-9 _ - .")
            }
            let place = "group \(group.name)"
            guard names.insert(group.name).inserted else {
                throw ConfigurationError(place, "has a name that is taken: give each group a name of its own")
            }
            guard !group.members.isEmpty else { throw ConfigurationError(place, "must have a member") }
            for member in group.members {
                guard case .name(let name) = member.reference, !known.contains(name) else { continue }
                throw ConfigurationError(place, "has a member that no check is named after: register it, or use a tag")
            }
        }
    }
}

extension PolicyLinter {
    /// Gates that demand nothing of the candidate itself.
    func gates() -> [LintFinding] {
        var findings: [LintFinding] = []
        for (name, gate) in policy.gates.sorted(by: { $0.key < $1.key }) {
            let path: [PolicyError.Step] = [.member("gates"), .member(name)]
            for endpoint in gate.endpoints {
                let external = endpoint.body.first { member in
                    member.path.contains(where: Self.isForeign)
                }
                if let name = external?.path.joined(separator: ".") {
                    findings.append(
                        LintFinding(
                            .externalDependency, path,
                            "waits for \(name): the outage of somebody else stops the rollout",
                            "watch it with a trigger that tells people, and leave it out of the gate"))
                }
                if endpoint.subject == .stable {
                    findings.append(
                        LintFinding(
                            .wrongSubject, level: .warning, path, "asks the stable version",
                            "leave out subject: the candidate is asked"))
                }
            }
            if gate.onFail == .rollback, policy.steps.first?.gate == name {
                findings.append(
                    LintFinding(
                        .vacuous, level: .note, path, "no traffic has moved yet, so a rollback is an abort",
                        "write onFail: abort"))
            }
        }
        return findings
    }

    /// Triggers that take a rollout back because of the outage of somebody else.
    func foreignComponents() -> [LintFinding] {
        var findings: [LintFinding] = []
        for trigger in policy.triggers where trigger.action == .rollback || trigger.action == .abort {
            trigger.when.visit { condition in
                guard case .component(let name) = condition, Self.isForeign(name) else { return }
                findings.append(
                    LintFinding(
                        .externalDependency, trigger.origin,
                        "takes the candidate back for \(name), which the version before depends on as well",
                        "hold or tell people, and compare with stable"))
            }
        }
        return findings
    }

    private static func isForeign(_ name: String) -> Bool { foreign.contains { name.lowercased().contains($0) } }

    /// Words in names of components that belong to others.
    private static let foreign = [
        "external", "third_party", "thirdparty", "openai", "stripe", "sendgrid", "twilio", "github", "slack", "sentry",
    ]
}

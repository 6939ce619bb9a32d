import Health

/// What a check of the network asks, with the name of the check: `name=target`.
struct NamedTarget: Sendable, Hashable {
    let name: String
    let target: String

    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        (name, target) = (String(parts[0]), String(parts[1]))
    }

    init(name: String, target: String) {
        (self.name, self.target) = (name, target)
    }

    /// The values of a flag that may be repeated.
    ///
    /// - Throws: ``ServeComplaint`` that names the flag and never a value.
    static func flag(
        _ flag: String, _ texts: [String], _ process: Environment
    ) throws(ServeComplaint) -> [NamedTarget] {
        var targets: [NamedTarget] = []
        for text in texts {
            guard let named = NamedTarget(text) else {
                throw .usage(flag, "must have a name before its target: name=…")
            }
            let target = try SecretSource(named.target).value(for: flag, process)
            targets.append(NamedTarget(name: named.name, target: target))
        }
        return targets
    }

    /// The entries of a variable, with commas between them; none when it is unset.
    static func variable(_ name: String, _ environment: Environment) throws(ConfigurationError) -> [NamedTarget] {
        guard let text = try environment.text(name) else { return [] }
        var targets: [NamedTarget] = []
        for (index, entry) in text.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
            guard let target = NamedTarget(entry) else {
                throw ConfigurationError(name, "must list name=target,name=target; entry \(index + 1) is none")
            }
            targets.append(target)
        }
        return targets
    }
}

import Health
import HealthNetwork

extension NamedTarget {
    /// The values of a flag that may be repeated.
    ///
    /// - Throws: ``Complaint`` that names the flag and never a value.
    static func flag(
        _ flag: String, _ texts: [String], _ process: Environment
    ) throws(Complaint) -> [NamedTarget] {
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
}

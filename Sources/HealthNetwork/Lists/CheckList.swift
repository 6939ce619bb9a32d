import Health

/// The checks that an operator lists as `name=target`: in a variable with commas between them, or by a flag that may be
/// repeated.
package struct CheckList: Sendable {
    private let place: String
    private let targets: [NamedTarget]

    /// The targets that a flag was given.
    package init(flag: String, _ targets: [NamedTarget]) {
        (place, self.targets) = (flag, targets)
    }

    /// The targets that a variable lists; none when it is unset.
    ///
    /// - Parameter wanted: What a target is, for the error.
    /// - Throws: `ConfigurationError` that names the variable and the number of the entry, never a target.
    init(variable: String, of wanted: String, _ environment: Environment) throws(ConfigurationError) {
        place = variable
        var targets: [NamedTarget] = []
        let entries = try environment.text(variable)?.split(separator: ",", omittingEmptySubsequences: false) ?? []
        for (index, entry) in entries.enumerated() {
            guard let target = NamedTarget(entry) else {
                throw ConfigurationError(variable, "entry \(index + 1) must be name=\(wanted)")
            }
            targets.append(target)
        }
        self.targets = targets
    }

    /// The checks, with the schedule of the environment.
    ///
    /// - Parameters:
    ///   - environment: Where the variables of the schedule are.
    ///   - others: Names that belong to other checks.
    ///   - criticality: What the failure of each means for the service, by its name.
    ///   - check: Makes one check for a target.
    /// - Throws: `ConfigurationError` at the place of the list with the number of the entry, or at the variable of the
    ///   schedule that cannot be used.
    func checks<Check>(
        _ environment: Environment, besides others: Set<String>, criticality: (_ name: String) -> Criticality,
        _ check: (CheckConfiguration, _ target: String) throws(ConfigurationError) -> Check
    ) throws(ConfigurationError) -> [Check] {
        var names = others
        var checks: [Check] = []
        for (index, target) in targets.enumerated() {
            let configuration = try CheckConfiguration.fromEnvironment(
                environment, name: target.name, criticality: criticality(target.name))
            do throws(ConfigurationError) {
                try configuration.validate()
                guard names.insert(target.name).inserted else {
                    throw ConfigurationError("check \(target.name)", "must have a name that no other check has")
                }
                checks.append(try check(configuration, target.target))
            } catch {
                throw ConfigurationError(place, "entry \(index + 1): \(error)")
            }
        }
        return checks
    }
}

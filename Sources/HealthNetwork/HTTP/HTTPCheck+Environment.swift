#if HTTPClient
public import Health
import NameResolution

extension HTTPCheck {
    /// The checks that a variable lists as `name=URL,name=URL`; none when it is unset.
    ///
    /// A comma in a URL is written `%2C`. Names follow the rules of checks, each stands once, and `database` and `redis`
    /// belong to the checks of those. The schedule comes from the environment too, see
    /// `CheckConfiguration.fromEnvironment`.
    ///
    /// - Parameters:
    ///   - environment: Where the variables are.
    ///   - variable: The variable of the list.
    ///   - criticality: What the failure of each means for the service, by its name.
    /// - Throws: `ConfigurationError` that names the variable and the number of the entry, never a URL, when the list is
    ///   empty or unusable.
    public static func fromEnvironment(
        _ environment: Environment = .process, variable: String = "HTTP_CHECKS",
        criticality: (_ name: String) -> Criticality = { _ in .degrading }
    ) throws(ConfigurationError) -> [HTTPCheck] {
        guard let text = try environment.text(variable) else { return [] }
        var names: Set<String> = ["database", "redis"]
        var checks: [HTTPCheck] = []
        for (index, entry) in text.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
            let place = "\(variable), entry \(index + 1),"
            let parts = entry.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { throw ConfigurationError(place, "must be name=URL") }
            let name = parts[0].trimmed
            let configuration = try CheckConfiguration.fromEnvironment(
                environment, name: name, criticality: criticality(name))
            do throws(ConfigurationError) {
                try configuration.validate()
            } catch {
                throw ConfigurationError(place, "\(error)")
            }
            guard names.insert(name).inserted else {
                throw ConfigurationError(place, "must have a name of its own, neither database nor redis")
            }
            checks.append(
                try HTTPCheck(
                    configuration, parts[1].trimmed, place: place, HTTPExpectation(), HTTPCheckOptions(), environment,
                    resolver: .shared))
        }
        return checks
    }
}

extension Substring {
    /// Without the spaces around it, as people write them after commas.
    fileprivate var trimmed: String {
        let rest = drop { $0 == " " }
        return String(rest.prefix(rest.count - rest.reversed().prefix { $0 == " " }.count))
    }
}
#endif

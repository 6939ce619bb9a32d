/// Flags from the environment variables of this process, read once: `FLAG_SCAN_CREATION=false` sets `scan_creation`.
///
/// A value is what would stand in a key: `true`, `25%`, one flagd flag object in JSON.
public struct EnvironmentFlagStore: PresentFlagStore {
    /// `environment`.
    public let kind = "environment"
    private let contents: FlagContents

    /// The flags of the variables that begin with a prefix: the rest of the variable in small letters is the flag.
    ///
    /// - Parameters:
    ///   - prefix: What the variables begin with.
    ///   - names: Flags whose names have other characters than small letters, digits and `_`; the variable has capitals
    ///     and `_` in their place: `FLAG_NEW_CHECKOUT` for `new-checkout`.
    ///   - variables: The variables; those of this process by default.
    public init(
        prefix: String = "FLAG_", names: [String] = [], variables: [String: String] = ProcessVariables.all
    ) {
        var flags: [String: FlagRecord] = [:]
        let named = Dictionary(names.map { (Self.variable(prefix, $0), $0) }, uniquingKeysWith: { first, _ in first })
        // In order, so that each process takes the same one of two variables for one flag.
        for (variable, value) in variables.sorted(by: { $0.key < $1.key })
        where variable.hasPrefix(prefix) && variable.count > prefix.count {
            let name = named[variable] ?? variable.dropFirst(prefix.count).lowercased()
            flags[name] = FlagRecord(definition: .source(FlagSource(value)))
        }
        contents = FlagContents(flags: flags)
    }

    package func tell(_ feed: FlagFeed) {
        feed(.loaded(contents))
        feed(.confirmed(until: nil))
        feed(.status(FlagStoreStatus(health: .current, mode: .fixed)))
    }

    private static func variable(_ prefix: String, _ name: String) -> String {
        prefix + name.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "_" }.joined()
    }
}

extension FlagStore where Self == EnvironmentFlagStore {
    /// Flags from the environment variables of this process: `FLAG_SCAN_CREATION=false` sets `scan_creation`.
    public static var environment: EnvironmentFlagStore { EnvironmentFlagStore() }
}

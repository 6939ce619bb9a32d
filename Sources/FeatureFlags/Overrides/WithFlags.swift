extension FeatureFlag {
    /// This flag with a value for `withFlags`.
    public func overridden(_ value: Value) -> FeatureFlag {
        FeatureFlag(name, default: value, onDisappear: onDisappear, maximumStaleness: maximumStaleness)
    }
}

/// Runs a body in which flags have other values, whatever any store says, for tests.
///
/// The values hold in this task and its child tasks and in no other, so that tests can run side by side.
///
/// ```swift
/// withFlags(.scanCreation.overridden(false)) {
///     #expect(shop.scan() == .unavailable)
/// }
/// ```
public func withFlags<each Value, Result>(
    _ overrides: repeat FeatureFlag<each Value>, do body: () throws -> Result
) rethrows -> Result {
    var all: [(name: String, value: any Sendable)] = []
    for flag in repeat each overrides { all.append((flag.name, flag.defaultValue)) }
    return try FlagOverrides.$ofTask.withValue(FlagOverrides.adding(all), operation: body)
}

/// As the other one, for a body that waits.
public func withFlags<each Value, Result>(
    _ overrides: repeat FeatureFlag<each Value>, isolation: isolated (any Actor)? = #isolation,
    do body: () async throws -> Result
) async rethrows -> Result {
    var all: [(name: String, value: any Sendable)] = []
    for flag in repeat each overrides { all.append((flag.name, flag.defaultValue)) }
    return try await FlagOverrides.$ofTask.withValue(
        FlagOverrides.adding(all), operation: body, isolation: isolation)
}

import ASCIIText

extension CheckConfiguration {
    /// Checks every value against its range.
    ///
    /// - Throws: `ConfigurationError` that names the check, the value's place and its range.
    public func validate() throws(ConfigurationError) {
        guard name.isCheckName else {
            throw ConfigurationError("check name", "must be 1 to 64 characters of a-z A-Z 0-9 _ - .")
        }
        guard !name.contains("error_rate") else {
            throw ConfigurationError("check name", "must not contain error_rate, which scripts look for in /metrics")
        }
        try require(Self.times.contains(interval), "interval", "must be 10 ms to 1 day")
        try require(Self.times.contains(timeout), "timeout", "must be 10 ms to 1 day")
        try require((0...0.5).contains(jitter), "jitter", "must be 0 to 0.5")
        try require(Self.thresholds.contains(failureThreshold), "failureThreshold", "must be 1 to 100")
        try require(Self.thresholds.contains(successThreshold), "successThreshold", "must be 1 to 100")
        // A bound below one round would turn a working check stale between two results.
        try require(
            staleBound >= interval * (1 + jitter) + timeout && staleBound <= .seconds(7 * 86_400), "staleAfter",
            "must be at least interval (with its jitter) + timeout and at most 7 days")
        try require(tags.count <= 16 && tags.allSatisfy(\.isCheckName), "tags", "must be at most 16 names")
    }

    /// The range of intervals and timeouts.
    public static let times: ClosedRange<Duration> = .milliseconds(10)...(.seconds(86_400))
    /// The range of thresholds.
    public static let thresholds = 1...100

    /// Checks the path of a file that a check looks at.
    ///
    /// - Throws: `ConfigurationError` that names the check.
    package func validate(path: String) throws(ConfigurationError) {
        try require(
            path.hasPrefix("/") && path.utf8.count < 4_096 && !path.utf8.contains(0), "path",
            "must be absolute and below 4096 bytes")
    }

    private func require(_ holds: Bool, _ field: String, _ remedy: String) throws(ConfigurationError) {
        if !holds { throw ConfigurationError("\(field) of check \(name)", remedy) }
    }
}

extension String {
    /// Whether this can name a check, a gate or a tag.
    var isCheckName: Bool { (1...64).contains(utf8.count) && utf8.allSatisfy(\.isNameCharacter) }
}

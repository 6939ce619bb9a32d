public import Health

extension ServerConfiguration {
    /// The range of ``drain`` that an operator may ask for.
    package static let drains: ClosedRange<Duration> = .zero ... .seconds(3_600)

    /// The configuration from the environment.
    ///
    /// ## Variables
    /// - `DRAIN_SECONDS`: how long the server goes on with readiness off, 0 to 3600, default 5.
    ///
    /// - Throws: `ConfigurationError` that names the variable and its range.
    public static func fromEnvironment(
        _ environment: Environment = .process
    ) throws(ConfigurationError) -> ServerConfiguration {
        var configuration = ServerConfiguration()
        if let drain = try environment.seconds("DRAIN_SECONDS", in: drains) {
            configuration.drain = drain
        }
        return configuration
    }
}

public import Logging

extension Environment {
    /// The least severe level to log: `trace`, `debug`, `info`, `notice`, `warning`, `error` or `critical`.
    public func logLevel(_ name: String = "LOG_LEVEL") throws(ConfigurationError) -> Logger.Level? {
        try choice(name, of: Logger.Level.allCases.map(\.rawValue)).flatMap { Logger.Level(rawValue: $0) }
    }
}

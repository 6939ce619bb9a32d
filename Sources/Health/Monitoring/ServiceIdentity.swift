/// Who answers: shown in `/health`.
public struct ServiceIdentity: Sendable, Hashable {
    /// The service's name.
    public var name: String
    /// The version that runs.
    public var version: String
    /// Where it runs: `production`, `green`.
    public var environment: String

    /// An identity; whatever is not known is `unknown`.
    public init(name: String = "service", version: String = "unknown", environment: String = "unknown") {
        self.name = name
        self.version = version
        self.environment = environment
    }

    /// The identity from the environment.
    ///
    /// ## Variables
    /// - `SERVICE_NAME`, default `service`.
    /// - `APP_VERSION`, else `DEPLOYMENT_VERSION`, else `API_VERSION`, default `unknown`.
    /// - `ENVIRONMENT`, default `unknown`.
    ///
    /// - Throws: `ConfigurationError` for a variable that is empty, too long or has control characters.
    public static func fromEnvironment(_ environment: Environment = .process) throws(ConfigurationError) -> Self {
        var identity = ServiceIdentity()
        if let name = try environment.label("SERVICE_NAME") { identity.name = name }
        for variable in ["API_VERSION", "DEPLOYMENT_VERSION", "APP_VERSION"] {
            if let version = try environment.label(variable) { identity.version = version }
        }
        if let place = try environment.label("ENVIRONMENT") { identity.environment = place }
        return identity
    }
}

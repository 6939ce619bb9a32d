/// How the endpoints answer.
public struct EndpointConfiguration: Sendable {
    /// What `/health` says.
    public enum Basic: String, Sendable, Hashable, CaseIterable {
        /// The whole of all checks.
        case checks
        /// Only that the process works: always 200 and `healthy`.
        case process
    }

    /// What stands before every path: empty, or `/api`.
    public var prefix: String
    /// The endpoints that are served; others are not found.
    public var endpoints: Set<HealthEndpoint>
    /// The format of answers where the request asks for none: the name of one of ``formats``.
    public var defaultFormat: String
    /// The formats that can be asked for.
    public var formats: [any HealthFormat]
    /// Checks that can be asked about under a name of their own.
    public var groups: [HealthGroup]
    /// Without this bearer token `/detailed`, what lies below it, the details of groups and `/metrics` answer 401; nil for no
    /// token.
    public var token: String?
    /// What `/health` says.
    public var basic: Basic
    /// The bound of all smoke tests together.
    public var smokeTestTimeout: Duration

    /// Every endpoint, open, in the native format.
    public init(
        prefix: String = "",
        endpoints: Set<HealthEndpoint> = Set(HealthEndpoint.allCases),
        defaultFormat: String = "native",
        formats: [any HealthFormat] = EndpointConfiguration.standardFormats,
        groups: [HealthGroup] = [],
        token: String? = nil,
        basic: Basic = .checks,
        smokeTestTimeout: Duration = .seconds(10)
    ) {
        self.prefix = prefix
        self.endpoints = endpoints
        self.defaultFormat = defaultFormat
        self.formats = formats
        self.groups = groups
        self.token = token
        self.basic = basic
        self.smokeTestTimeout = smokeTestTimeout
    }

    /// The formats that come with the library.
    public static let standardFormats: [any HealthFormat] = [
        NativeFormat(), ComponentsFormat(), IETFFormat(), MicroProfileFormat(), SpringFormat(), ASPNETFormat(),
        KubernetesFormat(),
    ]

    /// The configuration from the environment.
    ///
    /// ## Variables
    /// - `HEALTH_PREFIX`: what stands before every path, for example `/api`.
    /// - `HEALTH_FORMAT`: the name of one of the formats, default `native`.
    /// - `HEALTH_TOKEN`: the bearer token of `/detailed` and `/metrics`.
    /// - `HEALTH_BASIC`: `checks` (default) or `process`.
    ///
    /// - Throws: `ConfigurationError` that names the variable, and never its value.
    public static func fromEnvironment(
        _ environment: Environment = .process,
        formats: [any HealthFormat] = EndpointConfiguration.standardFormats
    ) throws(ConfigurationError) -> EndpointConfiguration {
        var configuration = EndpointConfiguration(formats: formats)
        if let prefix = try environment.text("HEALTH_PREFIX") {
            guard prefix.isPathPrefix else { throw ConfigurationError("HEALTH_PREFIX", pathPrefixRemedy) }
            configuration.prefix = prefix
        }
        if let format = try environment.choice("HEALTH_FORMAT", of: formats.map(\.name)) {
            configuration.defaultFormat = format
        }
        if let token = try environment.text("HEALTH_TOKEN") {
            _ = try BearerToken(token, at: "HEALTH_TOKEN")
            configuration.token = token
        }
        if let basic = try environment.choice("HEALTH_BASIC", of: Basic.allCases.map(\.rawValue)) {
            configuration.basic = Basic(rawValue: basic) ?? .checks
        }
        return configuration
    }

    static let pathPrefixRemedy =
        "must be empty or begin with / and not end with it, at most 128 of a-z A-Z 0-9 _ - . ~ /, without the segments . and .."
}

extension String {
    /// Whether this can stand before a path.
    var isPathPrefix: Bool {
        isEmpty
            || hasPrefix("/") && !hasSuffix("/") && utf8.count <= 128
                && !contains("//") && dropFirst().split(separator: "/").allSatisfy { String($0).isPathSegment }
    }

    /// Clients take the segments `.` and `..` out of a path before they ask (RFC 3986, section 5.2.4).
    private var isPathSegment: Bool {
        self != "." && self != ".." && String(filter { $0 != "~" }).isCheckName
    }
}

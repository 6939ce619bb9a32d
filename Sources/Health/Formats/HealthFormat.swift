/// A way to write a report down: a wire format.
///
/// Formats are pure: everything stands in the report, and the status code is that of the endpoint whatever the format.
/// A service adds its own by handing it to ``EndpointConfiguration``.
public protocol HealthFormat: Sendable {
    /// The word by which `?format=` and `HEALTH_FORMAT` choose it.
    var name: String { get }

    /// Media types in the header `Accept` that choose it, in lower case; none by default.
    var mediaTypes: [String] { get }

    /// Whether the bodies tell themselves what came of `?exclude=`, unknown names included; false by default.
    ///
    /// Without it such a name, and the exclusion of every check, are answered by 404 instead.
    var explainsExclusions: Bool { get }

    /// The body for an endpoint; never for ``HealthEndpoint/smokeTest``, which has one form only.
    ///
    /// Details (messages, what checks saw) belong into that of ``HealthEndpoint/detailed`` alone. The report of a
    /// ``HealthGroup`` or of a subset by tag is like any other, with fewer checks.
    func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody

    /// The body of `/detailed/NAME`, for a report of one check; by default that of `/detailed` for the same report.
    func body(for check: CheckReport, of report: HealthReport, _ query: Query) -> FormattedBody
}

extension HealthFormat {
    /// Chosen by name only.
    public var mediaTypes: [String] { [] }

    /// Bodies do not speak of what was left out.
    public var explainsExclusions: Bool { false }

    /// That of `/detailed` with this check alone.
    public func body(for check: CheckReport, of report: HealthReport, _ query: Query) -> FormattedBody {
        body(for: .detailed, of: report, query)
    }
}

/// A body and what it is.
public struct FormattedBody: Sendable, Hashable {
    /// The value of the header `Content-Type`.
    public let contentType: String
    /// The bytes, UTF-8.
    public let bytes: [UInt8]

    /// A body of a type.
    public init(contentType: String, bytes: [UInt8]) {
        self.contentType = contentType
        self.bytes = bytes
    }
}

/// The native format with the checks of `/detailed` under the key `components`, as many deploy scripts expect.
public struct ComponentsFormat: HealthFormat {
    private let native = NativeFormat(name: "components", detailsKey: "components")

    /// The format as documented.
    public init() {}

    /// `components`.
    public var name: String { native.name }

    /// One JSON object.
    public func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody {
        native.body(for: endpoint, of: report, query)
    }

    /// The object that the check has under `/detailed`.
    public func body(for check: CheckReport, of report: HealthReport, _ query: Query) -> FormattedBody {
        native.body(for: check, of: report, query)
    }
}

/// What a path asks for.
enum HealthQuestion: Sendable, Hashable {
    /// The whole service.
    case whole(HealthEndpoint)
    /// One check, by its name.
    case check(String)
    /// A group, by its name: as `/health` or as `/detailed`.
    case group(String, HealthEndpoint)

    /// The endpoint whose rules hold: status code, token, and what may be shown.
    var endpoint: HealthEndpoint {
        switch self {
        case .whole(let endpoint), .group(_, let endpoint): endpoint
        case .check: .detailed
        }
    }
}

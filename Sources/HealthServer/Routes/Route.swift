public import Health

/// A route of the application on the health server's port.
///
/// This is no router: a method, and a path or a prefix, compared byte for byte. A body of at most 64 KiB is read and
/// dropped. A route for `GET` answers `HEAD` too.
public struct Route: Sendable {
    /// A method that a route may serve.
    public enum Method: String, Sendable, Hashable, CaseIterable {
        /// `GET`, and `HEAD` with it.
        case get = "GET"
        /// `POST`.
        case post = "POST"
        /// `PUT`.
        case put = "PUT"
        /// `PATCH`.
        case patch = "PATCH"
        /// `DELETE`.
        case delete = "DELETE"
    }

    /// The requests that a route serves, by their path: no query, not decoded.
    public enum Pattern: Sendable, Hashable, ExpressibleByStringLiteral {
        /// Exactly this path.
        case path(String)
        /// Every path that begins so.
        case prefix(String)

        /// Exactly this path.
        public init(stringLiteral path: String) {
            self = .path(path)
        }

        func matches(_ path: String) -> Bool {
            switch self {
            case .path(let own): own.utf8.elementsEqual(path.utf8)
            case .prefix(let own): path.utf8.starts(with: own.utf8)
            }
        }
    }

    /// What answers a request. It runs in a task of its own, never on the event loop.
    ///
    /// When the server ends first, the task is cancelled and not waited for.
    public typealias Handler = @Sendable (HealthRequest) async -> HealthResponse

    /// The method.
    public let method: Method
    /// The paths.
    public let pattern: Pattern
    let handler: Handler

    /// A route.
    public init(_ method: Method, _ pattern: Pattern, handler: @escaping Handler) {
        self.method = method
        self.pattern = pattern
        self.handler = handler
    }
}

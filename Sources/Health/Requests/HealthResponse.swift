/// An answer of the endpoints, for any HTTP server to send.
///
/// The server adds `Date` and `Content-Length`, and leaves the body away where the request was `HEAD`.
public struct HealthResponse: Sendable, Hashable {
    /// A header field.
    public struct Header: Sendable, Hashable {
        /// The field's name.
        public let name: String
        /// The field's value.
        public let value: String

        /// A header field.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The status code.
    public var status: Int
    /// The header fields, without `Date` and `Content-Length`.
    public var headers: [Header]
    /// The body as for `GET`, UTF-8.
    public var body: [UInt8]
    /// How long the same answer may be given again; nil when only once.
    public var lifetime: Lifetime?

    /// An answer.
    public init(status: Int, headers: [Header] = [], body: [UInt8] = [], lifetime: Lifetime? = nil) {
        self.status = status
        self.headers = headers
        self.body = body
        self.lifetime = lifetime
    }

    /// The bound within which an answer may be given again to an equal request.
    public struct Lifetime: Sendable, Hashable {
        /// The number of the snapshot that it shows; another number ends it.
        public let generation: UInt64
        /// The moment from which on it is too old.
        public let until: ContinuousClock.Instant

        /// A bound.
        package init(generation: UInt64, until: ContinuousClock.Instant) {
            self.generation = generation
            self.until = until
        }
    }
}

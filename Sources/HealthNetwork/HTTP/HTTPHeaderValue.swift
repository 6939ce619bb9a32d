#if HTTPClient
/// The value of a header field, or where it comes from.
public enum HTTPHeaderValue: Sendable, Hashable, ExpressibleByStringLiteral {
    /// A text that everyone may see.
    case text(String)
    /// The content of an environment variable behind a prefix, so that no token stands in a configuration: never logged
    /// and never shown.
    case environment(String, prefix: String = "")

    /// A text that everyone may see.
    public init(stringLiteral value: String) { self = .text(value) }
}
#endif

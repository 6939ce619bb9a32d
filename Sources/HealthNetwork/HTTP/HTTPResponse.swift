#if HTTPClient
/// What came back.
struct HTTPResponse: Sendable {
    /// The status code.
    let status: Int
    /// The whole body; nil when the status was not worth reading it.
    let body: [UInt8]?
    /// Whether the connection can bring another answer.
    let keepsConnection: Bool
}
#endif

import Transport

extension EndpointError {
    /// What would be right, as the end of a sentence that begins with the place of the text.
    var remedy: String {
        switch self {
        case .host: "must name a host: letters, digits, dots and hyphens, or an IPv6 address in brackets"
        case .port: "must have a port from 1 to 65535"
        case .path: "must have an absolute path of at most \(Endpoint.longestPath) bytes after unix:"
        }
    }
}

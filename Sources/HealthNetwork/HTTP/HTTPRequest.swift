#if HTTPClient
import AsyncHTTPClient
import NIOHTTP1

/// What a check asks, each time the same.
struct HTTPRequest: Sendable {
    let target: HTTPTarget
    let method: HTTPCheckOptions.Method
    let fields: HTTPFields

    /// The longest body that is read, in bytes.
    static let bodyLimit = 64 * 1_024

    /// The request as the client wants it.
    var message: HTTPClientRequest {
        var message = HTTPClientRequest(url: target.url)
        message.method = HTTPMethod(rawValue: method.rawValue)
        message.headers = fields.headers
        return message
    }
}
#endif

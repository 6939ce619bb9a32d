#if Hummingbird
import HTTPTypes
import Health
import Hummingbird

extension HealthRequest {
    /// The request behind one of Hummingbird's. Of two `Authorization` fields neither counts.
    ///
    /// - Parameter segments: How many segments at the end of the path count.
    init(_ request: Request, segments: Int) {
        let path = request.uri.path.split(separator: "/").suffix(segments).joined(separator: "/")
        let accept = request.headers[values: .accept]
        let authorization = request.headers[values: .authorization]
        self.init(
            method: request.method.rawValue, target: "/" + path + (request.uri.query.map { "?" + $0 } ?? ""),
            accept: accept.isEmpty ? nil : accept.joined(separator: ","),
            authorization: authorization.count == 1 ? authorization[0] : nil)
    }
}
#endif

#if Hummingbird
import HTTPTypes
import Health
import Hummingbird
import NIOCore

extension Response {
    /// An answer of the endpoints; to `HEAD` with the length of the body that `GET` gets. Hummingbird adds `Date`.
    init(_ response: HealthResponse, isHead: Bool) {
        var headers = HTTPFields()
        for header in response.headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            headers.append(HTTPField(name: name, value: header.value))
        }
        let whole = Response(
            status: HTTPResponse.Status(code: response.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: response.body)))
        self = isHead ? whole.createHeadResponse() : whole
    }
}
#endif

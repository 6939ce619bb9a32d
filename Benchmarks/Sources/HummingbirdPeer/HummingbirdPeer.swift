import Foundation
import Hummingbird
import Logging

/// Answers `GET /health` with one body, as a Hummingbird service of today would.
///
/// Arguments: the port, and the file that holds the body.
@main
struct HummingbirdPeer {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let port = Int(arguments[1]) else {
            throw HTTPError(.badRequest, message: "usage: hummingbird-peer PORT FILE")
        }
        let body = ByteBuffer(bytes: try Data(contentsOf: URL(filePath: arguments[2])))
        let router = Router()
        router.get("/health") { _, _ in
            Response(
                status: .ok,
                headers: [
                    .contentType: "application/json", .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
                ],
                body: ResponseBody(byteBuffer: body))
        }
        var logger = Logger(label: "hummingbird-peer")
        logger.logLevel = .critical
        try await Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger
        ).runService()
    }
}

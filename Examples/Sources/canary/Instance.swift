import AsyncHTTPClient
import NIOCore
import Rollout

/// One of the two versions, as others reach it.
struct Instance: Sendable {
    /// An answer of any status.
    struct Answer: Sendable, Equatable {
        let status: Int
        let body: [UInt8]
    }

    let subject: Subject
    private let url: String

    init(_ subject: Subject, url: String) {
        self.subject = subject
        self.url = url
    }

    /// The whole answer to a GET; nil when there is none within half a second.
    func answer(to path: String) async -> Answer? {
        await withTaskGroup(of: Answer?.self) { group in
            group.addTask { try? await wholeAnswer(to: path) }
            group.addTask {
                try? await Task.sleep(for: .milliseconds(500))
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    private func wholeAnswer(to path: String) async throws -> Answer {
        // This limit ends with the head of the answer; that of the whole is above.
        let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: url + path), timeout: .seconds(1))
        let body = try await response.body.collect(upTo: 1 << 20)
        return Answer(status: Int(response.status.code), body: Array(body.readableBytesView))
    }
}

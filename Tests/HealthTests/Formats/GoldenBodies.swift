import HealthTesting
import TestServers

@testable import Health

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The bodies of a format for every endpoint and state, as they stand in `Tests/Golden`.
///
/// They are reviewed by people: after a change that is meant, `BELLWETHER_GOLDEN=record swift test --filter Golden`
/// writes them anew, and the difference goes into the commit.
struct GoldenBodies {
    private static let endpoints: [HealthEndpoint] = [.live, .ready, .startup, .health, .detailed]

    /// The file of a format.
    static func path(of format: any HealthFormat) -> String {
        let tests = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/\(tests)/Golden/\(format.name).txt"
    }

    /// Writes a file anew.
    static func record(_ text: String, _ path: String) throws {
        guard let file = fopen(path, "w") else { throw TestServerError("\(path) cannot be written") }
        defer { fclose(file) }
        fputs(text, file)
    }

    /// One section for each state, two lines for each endpoint: what and its body.
    static func written(in format: any HealthFormat) -> String {
        ServiceState.allCases.map { state in
            var report = state.service.report()
            report.groups = ["storage"]
            let bodies = endpoints.map { endpoint in
                let body = format.body(for: endpoint, of: report, Query(nil))
                return entry("/\(endpoint)", endpoint.status(of: report), body)
            }
            let checks = report.checks.prefix(1).map { check in
                let part = state.service.report(selecting: CheckSelection(scope: .check(check.name)))
                let body = format.body(for: part.checks[0], of: part, Query(nil))
                return entry("/detailed/\(check.name)", HealthEndpoint.detailed.status(of: part), body)
            }
            return "## \(state.rawValue)\n\n" + (bodies + checks).joined()
        }
        .joined(separator: "\n")
        .replacing("\"pid\":\(ServiceState.empty.service.report().processIdentifier)", with: "\"pid\":4711")
    }

    private static func entry(_ path: String, _ status: Int, _ body: FormattedBody) -> String {
        let text = String(decoding: body.bytes, as: UTF8.self)
        return "\(path) \(status) \(body.contentType)\n\(text)\(text.hasSuffix("\n") ? "" : "⏎\n")"
    }
}

import Foundation
import HealthTesting
import TestServers
import Testing

@testable import Health

private let formats = EndpointConfiguration.standardFormats.filter { $0.name != "kubernetes" }
private let questions: [HealthEndpoint] = [.live, .ready, .startup, .health, .detailed]

/// Every JSON body of a report for an endpoint and for its first check.
private func bodies(of report: HealthReport, for endpoint: HealthEndpoint) -> [FormattedBody] {
    formats.flatMap { format in
        [format.body(for: endpoint, of: report, Query(nil))]
            + report.checks.prefix(1).map { format.body(for: $0, of: report, Query(nil)) }
    }
    .filter { $0.contentType.hasSuffix("json") }
}

/// Asks jq, the second parser, for one text a line.
private func expectJQAccepts(_ bodies: [FormattedBody]) throws {
    let folder = try TemporaryFolder()
    let lines = bodies.map { String(decoding: $0.bytes, as: UTF8.self) }
    let path = try folder.write(lines.joined(separator: "\n") + "\n", to: "bodies")
    let types = try ChildProcess.run("jq", ["-r", "type", path]).split(separator: "\n")
    #expect(types.count == lines.count)
    #expect(Set(types) == ["object"])
}

@Suite(.timeLimit(.minutes(10))) struct `Bodies in JSON` {
    @Test func `are accepted by two parsers in every state`() throws {
        let all = ServiceState.allCases.flatMap { state in
            questions.flatMap { bodies(of: state.service.report(), for: $0) }
        }
        for body in all { _ = try JSONSerialization.jsonObject(with: Data(body.bytes)) }
        try expectJQAccepts(all)
    }

    @Test func `are accepted by two parsers whatever texts and numbers come in`() throws {
        var random = SeededGenerator(seed: 20_261_121)
        var batch: [FormattedBody] = []
        let cases = caseCount(10_000)
        for index in 1...cases {
            let report = SampleService.random(using: &random).report()
            let some = bodies(of: report, for: questions.randomElement(using: &random) ?? .detailed)
            for body in some where (try? JSONSerialization.jsonObject(with: Data(body.bytes))) == nil {
                Issue.record("not JSON: \(String(decoding: body.bytes, as: UTF8.self))")
            }
            batch += some
            if batch.count >= 10_000 || index == cases {
                try expectJQAccepts(batch)
                batch = []
            }
        }
    }
}

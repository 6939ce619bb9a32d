import Foundation
import HealthTesting
import TestServers
import Testing

@testable import Health

/// Bodies of services in random states, as Foundation reads them.
private func bodies(
    in format: some HealthFormat, seed: UInt64,
    _ test: (_ endpoint: HealthEndpoint, _ isFine: Bool, _ body: [String: Any]) throws -> Void
) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<caseCount(1_000) {
        let report = SampleService.random(using: &random).report()
        for endpoint in [HealthEndpoint.live, .ready, .startup, .health, .detailed] {
            let body = format.body(for: endpoint, of: report, Query(nil))
            guard body.contentType.hasSuffix("json") else { continue }
            let object = try JSONSerialization.jsonObject(with: Data(body.bytes)) as? [String: Any]
            try test(endpoint, endpoint.status(of: report) == 200, try #require(object))
        }
    }
}

@Suite(.timeLimit(.minutes(60))) struct `The rules of a format` {
    @Test func `in the draft pass and warn are good answers and fail a bad one`() throws {
        try bodies(in: IETFFormat(), seed: 6) { endpoint, isFine, body in
            let word = body["status"] as? String
            #expect(isFine ? ["pass", "warn"].contains(word) : word == "fail")
            #expect((body["output"] != nil) == (!isFine && [.live, .ready, .startup].contains(endpoint)))
            guard let checks = body["checks"] as? [String: Any] else { return }
            for (key, value) in checks {
                #expect(key.utf8.count { $0 == UInt8(ascii: ":") } == 1, "\(key)")
                let measurements = try #require(value as? [[String: Any]])
                #expect(!measurements.isEmpty)
                for measurement in measurements where measurement["status"] as? String == "pass" {
                    #expect(measurement["output"] == nil)
                }
            }
        }
    }

    @Test func `in the draft names that differ in colons only share an array`() throws {
        let observed = [
            Observation("a:\u{301}b", 1), Observation("a.\u{301}b", "two"), Observation("responseTime", 3),
        ]
        let report = SampleService(checks: [SampleCheck("redis", .healthy(observed: observed))]).report()
        let text = IETFFormat().text(.detailed, of: report)
        let time = #""time":"2026-01-27T10:29:59.188Z""#
        #expect(
            text.contains(
                #""redis:a.\#u{301}b":[{"componentType":"component","observedValue":1,\#(time)},{"componentType":"component","observedValue":"two",\#(time)}]"#
            ))
        #expect(text.contains(#"\#(time)},{"componentType":"component","observedValue":3,\#(time)}]"#))
    }

    @Test func `of Spring UP is a good answer and every other word a bad one`() throws {
        try bodies(in: SpringFormat(), seed: 3) { endpoint, isFine, body in
            let word = body["status"] as? String
            #expect(isFine ? word == "UP" : ["DOWN", "OUT_OF_SERVICE"].contains(word))
            for case let component as [String: Any] in (body["components"] as? [String: Any] ?? [:]).values {
                let state = try #require(component["status"] as? String)
                #expect(["UP", "DOWN", "UNKNOWN"].contains(state))
                #expect((component["details"] != nil) == (endpoint == .detailed))
            }
        }
    }

    @Test func `of ASP.NET the whole is the worst of its entries`() throws {
        let words = ["Healthy", "Degraded", "Unhealthy"]
        try bodies(in: ASPNETFormat(), seed: 8) { _, isFine, body in
            let whole = try #require(body["status"] as? String)
            let entries = try #require(body["entries"] as? [String: [String: Any]]).values
            let parts = entries.compactMap { ($0["status"] as? String).flatMap { words.firstIndex(of: $0) } }
            #expect(words[parts.max() ?? 0] == whole)
            #expect(isFine == (whole != "Unhealthy"))
        }
    }

    @Test(
        arguments: [
            (.zero, "00:00:00"), (.milliseconds(1_480), "00:00:01.4800000"), (.nanoseconds(150), "00:00:00.0000001"),
            (.seconds(86_399), "23:59:59"), (.seconds(90_000), "1.01:00:00"), (.seconds(-1), "00:00:00"),
        ] as [(Duration, String)])
    func `of ASP.NET a duration is a TimeSpan`(duration: Duration, text: String) {
        #expect(duration.timeSpan == text)
    }

    @Test func `about a check that saw a name twice keep the first`() {
        let result = CheckResult.healthy(observed: [Observation("a", 1), Observation("b", 2), Observation("a", 3)])
        #expect(result.observed == [Observation("a", 1), Observation("b", 2)])
    }
}

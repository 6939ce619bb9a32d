import Rollout
import Testing

@testable import canary

/// What comes over the network is believed only as far as it makes sense.
@Suite(.timeLimit(.minutes(1))) struct `The counters of a version` {
    private static func text(requests: String, errors: String = "0", seconds: String = "0") -> [UInt8] {
        Array(
            """
            # TYPE http_requests_total counter
            http_requests_total{code="200"} 1
            http_requests_total{code="503"} \(errors)
            http_request_duration_seconds_bucket{le="+Inf"} 1
            http_request_duration_seconds_sum \(seconds)
            http_request_duration_seconds_count \(requests)
            error_rate 0.5
            """.utf8)
    }

    private static func increase(_ earlier: [UInt8], _ later: [UInt8]) throws -> [String: Observation] {
        let increase = try #require(Counters(reading: later)).increase(since: try #require(Counters(reading: earlier)))
        let observations = increase.observations(of: .candidate, at: Moment(seconds: 1))
        return Dictionary(uniqueKeysWithValues: observations.map { ($0.metric, $0) })
    }

    @Test func `are what was counted since the last look`() throws {
        let points = try Self.increase(
            Self.text(requests: "100", errors: "1", seconds: "2"),
            Self.text(requests: "140", errors: "5", seconds: "4"))
        #expect(points["requests"]?.value == 40)
        #expect(points["errors"]?.value == 4)
        #expect(points["avg_response_time"]?.value == 50)
        #expect(points["avg_response_time"]?.samples == 40)
    }

    @Test func `begin again with a process that was started again`() throws {
        let points = try Self.increase(Self.text(requests: "100", errors: "9"), Self.text(requests: "3", errors: "1"))
        #expect(points["requests"]?.value == 3)
        #expect(points["errors"]?.value == 1)
    }

    @Test func `have no mean without requests`() throws {
        #expect(try Self.increase(Self.text(requests: "7"), Self.text(requests: "7"))["avg_response_time"] == nil)
    }

    @Test(arguments: ["", "\n \n", "<html>busy</html>", "http_request_duration_seconds_count", "\u{0}\u{FFFD} 1"])
    func `are missing in what is no answer of metrics`(text: String) {
        #expect(Counters(reading: Array(text.utf8)) == nil)
    }

    @Test(arguments: ["NaN", "+Inf", "1e400", "many", ""]) func `are missing where no number stands`(number: String) {
        #expect(Counters(reading: Self.text(requests: number)) == nil)
    }

    @Test func `may be larger than any number of requests`() throws {
        let points = try Self.increase(Self.text(requests: "0"), Self.text(requests: "1e300", seconds: "-1e300"))
        #expect(points["avg_response_time"]?.samples == nil)
    }
}

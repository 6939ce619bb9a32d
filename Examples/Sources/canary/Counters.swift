import Rollout

/// What the counters of `/metrics` (Prometheus text format 0.0.4) stand at.
struct Counters: Sendable {
    private var requests = 0.0
    private var errors = 0.0
    /// How long all requests together took.
    private var seconds = 0.0

    private init() {}

    /// Reads the lines that count; nil when the text has none.
    init?(reading text: [UInt8]) {
        var hasRequests = false
        for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
            guard let space = line.lastIndex(of: " "), let value = Double(line[space...].dropFirst()), value.isFinite
            else { continue }
            switch line[..<space] {
            case "http_request_duration_seconds_count": (requests, hasRequests) = (value, true)
            case "http_request_duration_seconds_sum": seconds = value
            case let name where name.hasPrefix(#"http_requests_total{code="5"#): errors += value
            default: continue
            }
        }
        guard hasRequests else { return nil }
    }

    /// What was counted since an earlier look; a process that was started again has begun at nothing.
    func increase(since earlier: Counters) -> Counters {
        let earlier = requests < earlier.requests ? Counters() : earlier
        var increase = self
        increase.requests -= earlier.requests
        increase.errors -= earlier.errors
        increase.seconds -= earlier.seconds
        return increase
    }

    /// The points that the policy's metrics are made of.
    func observations(of subject: Subject, at moment: Moment) -> [Observation] {
        let counts = [
            Observation(at: moment, subject: subject, metric: "requests", value: requests),
            Observation(at: moment, subject: subject, metric: "errors", value: errors),
        ]
        guard requests > 0 else { return counts }
        let mean = Observation(
            at: moment, subject: subject, metric: "avg_response_time", value: seconds / requests * 1_000,
            samples: Int(exactly: requests))
        return counts + [mean]
    }
}

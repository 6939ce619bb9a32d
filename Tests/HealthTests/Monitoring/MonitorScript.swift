import TestServers

@testable import Health

/// What happens to a monitor, in order: the input of the real core and of its model.
struct MonitorScript: Sendable, CustomStringConvertible {
    enum Event: Sendable {
        case start(Int)
        /// The result of the newest run that was started, whether it still counts or not.
        case finish(Int, CheckResult)
        /// A result of the run before that one, which never counts.
        case late(Int, CheckResult)
        case abandon(Int)
        /// Traffic, or the check itself, asks for a run.
        case request(Int)
        case open(String)
        case drain
        /// Nothing but time.
        case pass
    }

    var checks: [CheckConfiguration] = []
    var gates: [String] = []
    var startupDeadline: Int?
    /// How long failed shared dependencies are forgiven, in milliseconds; nil: not at all, -1: for ever.
    var forgiveness: Int?
    /// Events, each with its moment in milliseconds from the start.
    var events: [(at: Int, event: Event)] = []

    /// Some checks, and some of everything that can happen to them.
    ///
    /// All times are multiples of half a second, so that bounds are often met exactly.
    init(using random: inout some RandomNumberGenerator) {
        for index in 0..<Int.random(in: 1...3, using: &random) {
            let interval = [1_000, 5_000].randomElement(using: &random) ?? 1_000
            checks.append(
                CheckConfiguration(
                    name: "check\(index)", criticality: Criticality.allCases.randomElement(using: &random) ?? .critical,
                    isShared: Bool.random(using: &random), interval: .milliseconds(interval), jitter: 0,
                    failureThreshold: Int.random(in: 1...4, using: &random),
                    successThreshold: Int.random(in: 1...4, using: &random),
                    staleAfter: Bool.random(using: &random) ? nil : .milliseconds(interval + 1_000)))
        }
        gates = Array(["migrations", "cache"].prefix(Int.random(in: 0...2, using: &random)))
        startupDeadline = [nil, 5_000, 20_000].randomElement(using: &random) ?? nil
        forgiveness = [nil, -1, 4_000, 10_000].randomElement(using: &random) ?? nil
        var now = 0
        var isDead = [Bool](repeating: false, count: checks.count)
        let length = Int.random(in: 4...30, using: &random)
        // Sticky results reach the thresholds.
        var result = CheckResult.healthy
        while events.count < length {
            now += [0, 0, 0, 500, 500, 1_000, 2_000, 4_000, 16_000].randomElement(using: &random) ?? 0
            if Int.random(in: 0..<3, using: &random) == 0 {
                result = Self.results.randomElement(using: &random) ?? result
            }
            let check = Int.random(in: checks.indices, using: &random)
            if Int.random(in: 0..<40, using: &random) == 0 { isDead[check] = true }
            switch Int.random(in: 0..<20, using: &random) {
            case 0..<12 where !isDead[check]:
                events.append((now, .start(check)))
                if Int.random(in: 0..<4, using: &random) > 0 { events.append((now, .finish(check, result))) }
            case 12 where !isDead[check]: events.append((now, .finish(check, result)))
            case 13 where !isDead[check]: events.append((now, .late(check, result)))
            case 14: events.append((now, .abandon(check)))
            case 15, 16: events.append((now, .request(check)))
            case 17: events.append((now, .open(["migrations", "cache"].randomElement(using: &random) ?? "cache")))
            case 18 where Int.random(in: 0..<4, using: &random) == 0: events.append((now, .drain))
            default: events.append((now, .pass))
            }
        }
    }

    private static let results: [CheckResult] = [
        .healthy, .healthy, .degraded(.lagging), .unhealthy(.refused), .unhealthy(.timeout), .unhealthy(.auth),
    ]

    var description: String {
        let lines = events.map { "\($0.at): \($0.event)" }
        return "\(checks)\ngates \(gates), deadline \(startupDeadline as Any), forgiveness \(forgiveness as Any)\n"
            + lines.joined(separator: "\n")
    }
}

/// What the core and the model must agree on.
struct MonitorVerdict: Hashable {
    struct Check: Hashable {
        var status: CheckStatus
        var code: CheckCode?
        var consecutiveFailures: Int
        var transitions: Int
        var since: Int?
        var due: Int
    }

    var status: OverallStatus
    var readiness: Readiness
    var startup: Startup
    var checks: [Check]
    /// Time, check and new status of each change, newest first.
    var history: [[String]]
}

import JSONText
import Rollout

@testable import bellwether

/// A replay whose page is looked at.
struct PageSample {
    /// The text of the page.
    let html: String
    /// Its parts.
    let document: PageDocument
    /// The policy that was run.
    let policy: RolloutPolicy

    /// A rollout that is judged by two metrics, one of them beside the stable version.
    static let shop = #"""
        {"apiVersion": "rollout/v1", "name": "shop",
         "metrics": {"error_rate": {"kind": "ratio", "unit": "fraction"}, "p95": {"kind": "gauge", "unit": "ms"}},
         "analyses": {"default": {"conditions": ["p95 < 2x stable"]}}, "gates": {"late": {"facts": ["ready"]}},
         "steps": [{"setWeight": 10, "pause": {"duration": "10m"}}, {"gate": "late"},
          {"setWeight": 100, "bakeTime": "10m"}],
         "triggers": [{"when": "error_rate > 1% for 2 minutes", "action": "rollback", "severity": "P1"}]}
        """#

    /// A line of a series.
    static func line(_ minute: Int, _ metric: String, _ value: Double, _ subject: String = "candidate") -> String {
        #"{"at":\#(minute * 60),"subject":"\#(subject)","metric":"\#(metric)","value":\#(value),"samples":100}"#
    }

    /// Minutes in which all is well.
    static func minutes(_ range: ClosedRange<Int>, errors: Double = 0.001) -> [String] {
        range.flatMap { minute in
            [line(minute, "error_rate", errors), line(minute, "p95", 100), line(minute, "p95", 90, "stable")]
        }
    }

    /// Runs a policy over a history.
    init(_ lines: [String], of policy: String = Self.shop) throws {
        self.policy = try RolloutPolicy(try JSONValue(reading: Array(policy.utf8)))
        let history = try RecordedHistory(reading: Array(lines.joined(separator: "\n").utf8))
        var (journey, trace) = (Journey(), ReplayTrace(self.policy, history.lines))
        _ = self.policy.replay(history.lines) { decision in
            journey.take(decision)
            trace.take(decision)
            return true
        }
        html = ReplayPage(policy: self.policy, journey: journey, trace: trace, form: history.times).html
        document = try PageDocument(html)
    }
}

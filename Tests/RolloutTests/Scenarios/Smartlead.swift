import JSONText
import RolloutTesting

@testable import Rollout

/// The example of the language, in JSON.
enum Smartlead {
    static func policy() throws -> RolloutPolicy { try RolloutPolicy(try JSONValue(reading: Array(text.utf8))) }

    static let text = """
        {"apiVersion": "rollout/v1", "name": "smartlead", "strategy": "canary",
         "environments": {"stable": "blue", "candidate": "green"}, "interval": "1m",
         "metrics": {
          "error_rate": {"kind": "ratio", "numerator": "errors", "denominator": "requests", "unit": "fraction"},
          "avg_response_time": {"kind": "distribution", "stat": "mean", "unit": "ms"},
          "api_p99": {"kind": "distribution", "stat": "p99", "unit": "ms", "minSamples": 1000},
          "db_connection_errors": {"kind": "counter"}, "db_pool": {"kind": "gauge", "unit": "percent"},
          "memory": {"kind": "gauge", "unit": "percent"}, "memory_usage": {"kind": "gauge", "unit": "MB"},
          "cpu_usage": {"kind": "gauge", "unit": "percent", "offset": "60s"}},
         "analyses": {"canary": {
          "conditions": ["error_rate < 0.1%", "api_p99 < 100ms", "db_pool < 80%", "memory < 80%", "cpu_usage < 70%"],
          "consecutiveFailureLimit": 3, "onFail": "hold"}},
         "gates": {"staging": {"facts": ["tests_100", "load_10x", "zero_vulns", "dashboards_up"]},
          "green": {"http": [{"path": "/health/detailed", "status": 200, "body": {"status": "healthy"}}], "onFail": "abort"}},
         "steps": [{"gate": "staging"}, {"gate": "green"},
          {"setWeight": 1, "settle": "30s", "verify": {"samples": 10, "field": "environment"}, "pause": {"duration": "30m"},
           "analysis": "canary"},
          {"setWeight": 5, "pause": {"duration": "30m"}, "analysis": "canary"},
          {"setWeight": 10, "pause": {"duration": "30m"}, "analysis": "canary"},
          {"setWeight": 25, "pause": {"duration": "1h"}, "analysis": "canary"},
          {"setWeight": 50, "pause": {"duration": "1h"}, "analysis": "canary"},
          {"setWeight": 100, "bakeTime": "2h", "analysis": "canary"}],
         "triggers": [
          {"when": "error_rate > 1% for 5 minutes", "action": "rollback", "severity": "P1"},
          {"when": "avg_response_time > 500ms for 5 minutes", "action": "rollback", "severity": "P1"},
          {"when": "db_connection_errors > 0", "action": "rollback", "severity": "P0"},
          {"when": "memory_usage_growth > 10MB/minute for 10 minutes", "action": "rollback"},
          {"when": "fact(security_vulnerability_critical)", "action": "rollback", "severity": "P0"},
          {"when": "avg_response_time > 200ms for 10 minutes", "action": "notify_team"}],
         "matrix": {"P0": {"action": "rollback", "deadline": "5m", "onDeadline": "escalate"},
          "P1": {"action": "hold", "deadline": "15m", "onDeadline": "rollback"},
          "P2": {"action": "pauseForApproval", "deadline": "1h", "onDeadline": "rollback"}, "P3": {"action": "continue"}},
         "rollback": {"immediate": {"weights": [0], "verify": {"samples": 10, "field": "environment"}},
          "planned": {"weights": [50, 25, 10, 0], "stepDuration": "5m"},
          "methods": [{"name": "traffic", "deadline": "3m"}, {"name": "dns", "deadline": "10m"},
           {"name": "application", "deadline": "15m"}]},
         "escalation": [{"after": "5m", "to": "automated"}, {"after": "15m", "to": "engineering"}],
         "retention": "24h", "objectives": ["rollout.duration < 8h", "history.success_rate > 95%"]}
        """

    /// The facts and the answer that open the gates, and each minute what a healthy candidate looks like.
    static func history(minutes: Int64, health status: Int = 200) -> HistoryBuilder {
        HistoryBuilder(lasting: .minutes(minutes))
            .fact("tests_100").fact("load_10x").fact("zero_vulns").fact("dashboards_up")
            .health("/health/detailed", status: status)
            .series("error_rate", 0.0005, of: 6_000).series("avg_response_time", 60, of: 6_000)
            .series("api_p99", 80, of: 6_000).series("db_connection_errors", 0).series("db_pool", 40)
            .series("memory", 50).series("memory_usage", 512).series("cpu_usage", 35)
    }

    /// From a minute on three of a hundred requests fail.
    static func regression(minutes: Int64, from minute: Int64) -> HistoryBuilder {
        history(minutes: minutes).series("error_rate", 0.03, of: 6_000, from: .minutes(minute))
    }
}

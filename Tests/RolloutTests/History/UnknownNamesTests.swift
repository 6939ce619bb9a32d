import JSONText
import Testing

@testable import Rollout

@Suite struct `The names of a history` {
    private static let policy = #"""
        {"apiVersion": "rollout/v1", "name": "shop", "environments": {"stable": "blue", "candidate": "green"},
         "metrics": {"errors": {"kind": "ratio", "numerator": "failed", "denominator": "requests"},
          "unused": {"kind": "gauge"}}, "facts": {"declared": {"maxAge": "1h"}},
         "steps": [{"setWeight": 10, "requires": ["tested"]}],
         "triggers": [{"when": "errors > 1%", "action": "rollback"}]}
        """#

    private func unknown(_ text: String) throws -> [String] {
        let policy = try RolloutPolicy(try JSONValue(reading: Array(Self.policy.utf8)))
        return policy.unknownNames(in: try RecordedHistory(reading: Array(text.utf8)).lines)
    }

    @Test func `are known where the policy declares or reads them`() throws {
        #expect(
            try unknown(
                """
                {"at": 0, "metric": "errors", "value": 0}
                {"at": 0, "metric": "failed", "subject": "stable", "value": 0}
                {"at": 0, "metric": "requests", "subject": "blue", "value": 0}
                {"at": 0, "metric": "unused", "subject": "previous", "value": 0}
                {"at": 0, "fact": "tested", "value": true}
                {"at": 0, "fact": "declared", "value": true}
                {"at": 0, "command": "pause", "actor": "ann"}
                """) == [])
    }

    @Test func `that are unknown stand there once, with what was perhaps meant`() throws {
        #expect(
            try unknown(
                """
                {"at": 0, "metric": "erors", "value": 0}
                {"at": 1, "metric": "erors", "subject": "canary", "value": 0}
                {"at": 2, "metric": "errors", "subject": "gren", "value": 0}
                {"at": 3, "fact": "testd", "value": true}
                {"at": 4, "metric": "memory", "value": 0}
                {"at": 5, "health": "/ready", "subject": "bleu", "status": 200}
                """) == [
                    #"metric "erors" (did you mean errors?)"#, #"subject "gren" (did you mean green?)"#,
                    #"fact "testd" (did you mean tested?)"#, #"metric "memory""#,
                    #"subject "bleu" (did you mean blue?)"#,
                ])
    }

    @Test func `are cut where they are long or many`() throws {
        let names = (0..<20).map { "\($0)" + String(repeating: "x", count: 100) }
        let text = names.map { #"{"at": 0, "metric": "\#($0)", "value": 0}"# }.joined(separator: "\n")
        let unknown = try unknown(text)
        #expect(unknown.count == 13 && unknown.last == "…" && unknown.allSatisfy { $0.count <= 73 })
    }
}

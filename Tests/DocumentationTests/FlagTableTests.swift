import FeatureFlags
import Testing

/// Whoever adds a word about flags that an operator can meet must say what it means.
@Suite(.timeLimit(.minutes(1))) struct `The articles about flags` {
    private func article(_ name: String) throws -> String { try Book.article(name, in: "FeatureFlags") }

    @Test func `explain every status`() throws {
        let entries = Book.entries(in: try article("OnCallForFlags"))
        #expect(FlagReport.Status.allCases.map(\.rawValue).filter { !entries.contains($0) } == [])
    }

    @Test func `name every observation of the check`() throws {
        let names = try SourceScan.captures(of: /Observation\("([a-z_]+)"/, below: "Sources/HealthFeatureFlags")
        let entries = Book.entries(in: try article("OnCallForFlags"))
        #expect(names.count >= 8)
        #expect(names.subtracting(entries) == [])
    }

    @Test func `explain every log message`() throws {
        let messages = try SourceScan.logMessages(
            below: Book.modules().filter { $0.hasPrefix("Sources/FeatureFlags") })
        let explained = try Book.section("Log messages", of: "OnCallForFlags", in: "FeatureFlags")
        #expect(messages.count >= 3)
        #expect(messages.filter { !explained.contains("| `\($0)` |") } == [])
    }

    @Test func `name every key of the store`() throws {
        let keys = try SourceScan.captures(
            of: /static let [a-z]+ = "(feature[a-z:-]*)"/, below: "Sources/FeatureFlagsRedis")
        let article = try article("AccessRights")
        #expect(keys.count >= 6)
        #expect(keys.filter { !article.contains($0) } == [])
    }
}

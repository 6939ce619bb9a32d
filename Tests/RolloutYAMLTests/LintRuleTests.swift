#if YAML
import Foundation
import Rollout
import Testing

@Suite(.timeLimit(.minutes(1))) struct `The rules of lint` {
    @Test func `are those that its sources name`() throws {
        let root = try #require(URL(string: #filePath)).deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.deletingLastPathComponent().path + "/Sources/Rollout/Analysis/Lint"
        let sources = try FileManager.default.contentsOfDirectory(atPath: folder).map {
            try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
        }
        let codes = sources.flatMap { $0.matches(of: /LintFinding\(\s*"([a-z-]+)"/).map { String($0.output.1) } }
        #expect(codes.count >= 30)
        // A file that cannot be read is found before any rule looks at it.
        let rules = LintRule.allCases.filter { $0 != .syntax }.map(\.rawValue)
        #expect(Set(codes).symmetricDifference(rules) == [])
    }

    @Test(arguments: LintRule.allCases) func `say what is found and what to do`(rule: LintRule) {
        for text in [rule.summary, rule.help] {
            #expect(text.count > 20 && text.hasSuffix(".") && !text.contains("  "))
        }
    }
}
#endif

#if YAML
import Foundation
import Rollout
import RolloutYAML
import Testing

/// A reader copies what the book shows, and looks up what the file does not take.
@Suite(.timeLimit(.minutes(1))) struct `The articles about policies` {
    /// The policies that are shown whole, and the one of the example.
    private static func policies() throws -> [String] {
        let articles = try Book.files(below: "Sources", endingWith: ".md") + ["README.md"]
        let blocks = try articles.flatMap { Snippet.blocks(of: try Book.text($0), in: "yaml") }
        return blocks.filter { $0.hasPrefix("apiVersion: rollout/v1\n") }
            + [try Book.text("Examples/Sources/canary/canary.yaml")]
    }

    @Test(arguments: try Self.policies()) func `show policies that are read, and in which nothing is wrong`(
        policy: String
    ) throws {
        let findings = try RolloutPolicy(yaml: policy).lint()
        #expect(findings.filter { $0.level < .note } == [])
    }

    @Test func `show some`() throws {
        #expect(try Self.policies().count > 3)
    }

    @Test func `name every key`() throws {
        let keys = try Schema("rollout").members + Schema("scenarios").members
        let article = try Self.articles()
        #expect(keys.count > 150)
        #expect(keys.filter { !article.contains("`\($0.name)`") && !article.contains("\($0.name):") } == [])
    }

    @Test func `name no key that there is not`() throws {
        let keys = Set(try (Schema("rollout").members + Schema("scenarios").members).map(\.name))
        // Tables of keys; in the others of these articles stand sentences, rules and lines of files.
        let tables = try Self.articles().matches(of: /(?m)^\| key[^|]*\|.*\n\|[-|]+\n((?:\|.*\n)+)/)
        let named = Set(tables.flatMap { Book.entries(in: String($0.output.1)) })
        #expect(named.count > 90)
        #expect(named.subtracting(keys).sorted() == [])
    }

    @Test func `tell every limit of a number`() throws {
        let lines = try Self.articles().split(separator: "\n")
        for member in try Schema("rollout").members + Schema("scenarios").members {
            for limit in member.limits {
                let isTold = lines.contains { line in
                    (line.contains("`\(member.name)`") || line.contains("\(member.name):")) && line.contains(limit)
                }
                #expect(isTold, "\(member.definition).\(member.name): \(limit)")
            }
        }
    }

    /// All that tells of keys: files of scenarios have an article of their own, and so have histories and the rules of
    /// other systems.
    private static func articles() throws -> String {
        try ["PolicyLanguage", "RulesOfOtherSystems", "Histories"].map { try Book.article($0, in: "Rollout") }.joined()
            + Book.article("TestingAPolicy", in: "RolloutYAML")
    }

    @Test func `name every verdict, phase, and kind of effect`() throws {
        let article = try Book.article("Decisions", in: "Rollout")
        let words =
            RolloutVerdict.allCases.map(\.rawValue) + RolloutPhase.allCases.map(\.rawValue)
            + Effect.Kind.allCases.map(\.rawValue)
        #expect(words.filter { !article.contains("`\($0)`") } == [])
    }

    @Test func `name every word for what happens after a deadline`() throws {
        let article = try Book.article("PolicyLanguage", in: "Rollout")
        #expect(DeadlineAction.allCases.filter { !article.contains("`\($0.rawValue)`") } == [])
    }
}

/// Figures in prose are those of the code.
@Suite(.timeLimit(.minutes(1))) struct `The article about evidence` {
    /// The cells of the rows below a header that begins so, as numbers.
    private func table(_ header: String) throws -> [[Double]] {
        let lines = try Book.article("Evidence", in: "Rollout").split(separator: "\n").map(String.init)
        let rows = lines.drop { !$0.hasPrefix("| limit | \(header)") }.prefix { $0.hasPrefix("|") }
        return rows.filter { !$0.hasPrefix("|--") }.map { row in
            row.matches(of: /[0-9.]+/).compactMap { Double($0.output) }
        }
    }

    @Test func `tells how many failures take a release back`() throws {
        let rows = try table("5 requests")
        let requests = try #require(rows.first)
        #expect(rows.count == 3)
        for row in rows.dropFirst() {
            let evidence = try #require(ProportionEvidence(limit: row[0] / 100))
            let needed = requests.map { evidence.failuresToProveAbove(of: Int($0), alpha: 0.05).map(Double.init) }
            #expect(needed == row.dropFirst().map(Optional.init))
        }
    }

    @Test func `tells what would settle its example`() throws {
        let evidence = try #require(ProportionEvidence(limit: 0.01))
        let needed = try #require(evidence.requestsToProveBelow(failures: 3, of: 250, alpha: 0.05))
        let article = try Book.article("Evidence", in: "Rollout")
        #expect(article.contains("3 of 250 failed on candidate: not enough evidence; \(needed) more requests"))
    }

    @Test func `is right about six of ten failures`() throws {
        var evidence = try #require(TwoArmEvidence(share: 2.0 / 11))
        evidence.count(candidate: 6, stable: 4)
        #expect(evidence.logEvidence > 3)
    }

    @Test func `tells how many requests let it go on`() throws {
        let rows = try table("0.1 %")
        #expect(rows.count == 2)
        let needed = try rows[0].map { limit in
            try #require(ProportionEvidence(limit: limit / 100))
                .requestsToProveBelow(failures: 0, of: 0, alpha: 0.05).map(Double.init)
        }
        #expect(needed == rows[1].map(Optional.init))
    }
}
#endif

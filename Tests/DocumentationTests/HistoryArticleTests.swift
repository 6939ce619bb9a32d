import Foundation
import Rollout
import Testing

/// Whoever records a release copies the lines of the article.
@Suite(.timeLimit(.minutes(1))) struct `The article about histories` {
    /// What its examples say.
    private func lines() throws -> [HistoryLine] {
        let article = try Book.article("Histories", in: "Rollout")
        return try Snippet.blocks(of: article, in: "json").flatMap { block in
            try RecordedHistory(reading: Array(block.utf8)).lines
        }
    }

    @Test func `shows lines that are read, and written again as they were read`() throws {
        let lines = try lines()
        #expect(lines.count > 15)
        for line in lines where line.isFinite {
            #expect(try HistoryLine(reading: line.json, number: 1) == line)
        }
    }

    @Test func `shows a line of each kind`() throws {
        let kinds = Set(try lines().map(\.kind))
        #expect(kinds == ["metric", "fact", "health", "command", "effect"])
    }

    @Test func `shows every command and every key`() throws {
        let article = try Book.article("Histories", in: "Rollout")
        let examples = Snippet.blocks(of: article, in: "json").joined()
        let keys = try Schema("scenarios").members.filter { $0.definition == "historyLine" }
        #expect(keys.count > 15)
        #expect(keys.map(\.name).filter { !examples.contains("\"\($0)\":") || !article.contains("`\($0)`") } == [])
        let words = try Schema.words(of: "command", in: "historyLine", of: "scenarios")
        #expect(words.count == 12)
        #expect(words.filter { !examples.contains("\"command\": \"\($0)\"") || !article.contains("`\($0)`") } == [])
    }
}

extension HistoryLine {
    /// NaN equals nothing.
    fileprivate var isFinite: Bool {
        if case .observation(let observation) = content { observation.value.isFinite } else { true }
    }

    /// The key that makes it what it is.
    fileprivate var kind: String {
        switch content {
        case .observation: "metric"
        case .fact: "fact"
        case .health: "health"
        case .command: "command"
        case .acknowledgement: "effect"
        }
    }
}

import Foundation
import JSONText
import RolloutTesting
import TestServers
import Testing

@testable import Rollout

/// An editor must not mark what a reader takes.
@Suite(.timeLimit(.minutes(10))) struct `The expression of a form` {
    private static let numbers = ["0", "5", "0.5", "12", "100", "1000", "02:00", "2026-01-01"]
    private static let spaces = ["", "", "", " ", "  "]

    private func text(of words: [String], using random: inout SeededRandom) -> String {
        (0..<Int.random(in: 1...8, using: &random)).map { _ in
            let word = (Bool.random(using: &random) ? words : Self.numbers).randomElement(using: &random) ?? ""
            return word + (Self.spaces.randomElement(using: &random) ?? "")
        }.joined()
    }

    /// Random texts of some words: whatever is read, the expression matches; and it refuses some.
    private func expect(
        _ form: TextForm, toMatch words: [String], atLeast some: Int, _ isRead: (String) -> Bool
    ) throws {
        let expression = try NSRegularExpression(pattern: form.pattern)
        var random = SeededRandom(seed: 7)
        var (read, refused) = (0, 0)
        for _ in 0..<caseCount(20_000) {
            let text = text(of: words, using: &random)
            let matches = expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
            if isRead(text) {
                #expect(matches, "\(form.name): \(text)")
                read += 1
            } else if !matches {
                refused += 1
            }
        }
        #expect(read >= some && refused > some, "\(form.name): \(read) were read, \(refused) refused")
    }

    @Test func `matches every duration`() throws {
        let words = ["ms", "s", "m", "h", "d", "Minutes", "HOUR", "min", "seconds", "-", "x", "%"]
        try expect(.duration, toMatch: words, atLeast: 200) { Span(text: $0) != nil }
    }

    @Test func `matches every share`() throws {
        try expect(.percentage, toMatch: ["%", "5%", "100.0 %", "\t", ".", "-", "x"], atLeast: 200) { text in
            // The least negative number is no share that anybody writes.
            guard !text.hasPrefix("-") else { return false }
            return text.hasSuffix("%") && (try? PolicyNode(.string(text), .share).percentage()) != nil
        }
    }

    @Test func `matches every statistic`() throws {
        try expect(.statistic, toMatch: ["p", "p9", "mean", "max", ".", "-"], atLeast: 100) { text in
            (try? Metric(
                PolicyNode(["kind": "distribution", "stat": .string(text)], .object(Metric.shape)), name: "x",
                interval: .minutes(1))) != nil
        }
    }

    @Test func `matches all days`() throws {
        let policy = try Smartlead.policy()
        let words = ["mon", "Tue", "friday", "weekdays", "WEEKEND", "any", "-", "sun"]
        try expect(.days, toMatch: words, atLeast: 200) { text in
            let window: PolicyNode = PolicyNode(["allow": ["days": .string(text)]], .object(CalendarWindow.shape))
            return (try? CalendarWindow(window, for: policy)) != nil
        }
    }

    @Test func `matches every cron expression`() throws {
        let words = ["* ", "*/5 ", "0 ", "1-5 ", "MON ", "jan ", "mon-Fri", "1,15 ", "x "]
        try expect(.cron, toMatch: words, atLeast: 5) { (try? CronExpression(text: $0)) != nil }
    }

    @Test func `matches every amount of a floor`() throws {
        let words = ["ms", "%", "MB", "s", "x", "-", "\t"]
        try expect(.amount, toMatch: words, atLeast: 200) { text in
            (try? Baseline(PolicyNode(["floor": .string(text)], .object(Baseline.shape)))) != nil
        }
    }

    @Test func `matches every objective`() throws {
        let words = [
            "uptime", "rollout.duration", "history.mttr", "<", ">=", "<=", "%", "percent", "h", "ms", "-", "\t",
        ]
        try expect(.objective, toMatch: words, atLeast: 20) { text in
            (try? Objective(PolicyNode(.string(text), .text(.objective)))) != nil
        }
    }

    @Test func `matches every sentence`() throws {
        let metrics = ["e": MeasurementUnit.fraction, "t": .milliseconds, "n": .count].mapValues { unit in
            Metric(name: "", kind: .gauge, unit: unit, window: .sliding(.minutes(1)), minSamples: 0, offset: .zero)
        }
        let parser = SentenceParser(metrics: metrics, gates: ["g"])
        let words = [
            "e", "t", "n", "stable.e ", "e_growth ", "t > ", "e < ", "n >= ", "> ", "<= ", "%", "ms", "x stable", "+",
            "-", "pp",
            " previous", "/minute", " for ", "m", "minutes", "fact(a)", "not fact( b )", "unhealthy(g)", "component(c)",
            "\t",
        ]
        try expect(.sentence, toMatch: words, atLeast: 200) { (try? parser.condition($0)) != nil }
    }

    @Test func `matches every piece of a series`() throws {
        let policy = try Smartlead.policy()
        let words = ["none", "%", " of ", " from ", " to ", " at ", "m", "h", " samples", "-"]
        try expect(.piece, toMatch: words, atLeast: 100) { text in
            let node = PolicyNode(.string(text), ScenarioSeries.shape)
            return (try? ScenarioSeries(node, name: "memory", for: policy)) != nil
        }
    }

    @Test func `matches every date and every time of day`() throws {
        let words = ["2026-01-01T00:00:00Z", "2026-02-28T23:59:60", ".5", "+02:00", "Z", "T"]
        try expect(.date, toMatch: words, atLeast: 100) { Moment(iso8601: $0) != nil }
        try expect(.timeOfDay, toMatch: ["24:00", "23:59", "07:30", ":", "24:01"], atLeast: 200) { text in
            (try? PolicyNode(.string(text), .text(.timeOfDay)).timeOfDay()) != nil
        }
    }
}

import RolloutTesting
import TestServers
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(2))) struct `A line of a history` {
    private func text(_ random: inout SeededRandom) -> String {
        ["errors", "a b", "quo\"te", "back\\slash", "line\nfeed", "é😀", "</script>", "checks.database.status", "\u{0}"]
            .randomElement(using: &random) ?? "x"
    }

    private func content(_ at: Moment, _ random: inout SeededRandom) -> HistoryLine.Content {
        let subject = [.candidate, .stable, Subject(rawValue: "shard 3")].randomElement(using: &random) ?? .stable
        switch Int.random(in: 0..<5, using: &random) {
        case 0:
            let values = [0, -0.5, 1e-9, 1e300, 0.012, 1_200, 123_456_789.125]
            return .observation(
                Observation(
                    at: at, subject: subject, metric: text(&random), value: values.randomElement(using: &random) ?? 0,
                    samples: [nil, 0, 6_000].randomElement(using: &random) ?? nil))
        case 1:
            let evidence = [nil, text(&random)].randomElement(using: &random) ?? nil
            return .fact(Fact(at: at, name: text(&random), value: Bool.random(using: &random), evidence: evidence))
        case 2:
            let members = Dictionary((0..<3).map { _ in (text(&random), text(&random)) }) { $1 }
            return .health(
                HealthAnswer(
                    at: at, subject: subject, path: text(&random), status: Int.random(in: 0...599, using: &random),
                    members: Bool.random(using: &random) ? members : [:]))
        case 3:
            let actions: [Command.Action] = [
                .approve, .reject, .pause, .resume, .abort, .rollback(plan: nil), .rollback(plan: text(&random)),
                .retry,
                .skipGate(text(&random)), .freeze, .unfreeze, .open(incident: text(&random), .p2),
                .close(incident: text(&random)),
            ]
            let reason = [nil, text(&random)].randomElement(using: &random) ?? nil
            return .command(
                Command(actions.randomElement(using: &random) ?? .retry, actor: text(&random), reason: reason))
        default:
            let result = Acknowledgement.Result.allCases.randomElement(using: &random) ?? .done
            return .acknowledgement(Acknowledgement(effect: text(&random), result: result, at: at))
        }
    }

    @Test func `is read back as it was written`() throws {
        var random = SeededRandom(seed: 11)
        for _ in 0..<caseCount(3_000) {
            let isRelative = Bool.random(using: &random)
            let start: Int64 = isRelative ? 0 : 1_769_509_800_000
            let at = Moment(milliseconds: start + Int64.random(in: 0...1_000_000_000, using: &random))
            let line = HistoryLine(at: at, isRelative: isRelative, content: content(at, &random))
            #expect(try HistoryLine(reading: line.json, number: 1) == line)
        }
    }

    @Test func `may say null for what it does not say`() throws {
        let line = #"{"at":60,"subject":null,"metric":"requests","value":9000,"samples":null,"severity":null}"#
        let plain = #"{"at":60,"metric":"requests","value":9000}"#
        #expect(
            try HistoryLine(reading: Array(line.utf8), number: 1) == HistoryLine(reading: Array(plain.utf8), number: 1))
    }

    @Test(
        arguments: [
            #"{"at":60,"subject":"stable","metric":"requests","value":9000}"#,
            #"{"at":"2026-01-01T00:00:00.000Z","metric":"error_rate","value":0.012,"samples":1200}"#,
            #"{"at":180.5,"command":"approve","actor":"dana"}"#,
            #"{"at":181,"effect":"9f2c","result":"done"}"#,
        ])
    func `is written as people write it`(text: String) throws {
        #expect(String(decoding: try HistoryLine(reading: Array(text.utf8), number: 1).json, as: UTF8.self) == text)
    }
}

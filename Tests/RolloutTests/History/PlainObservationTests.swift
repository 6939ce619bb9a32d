import RolloutTesting
import TestServers
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(2))) struct `A point of a history` {
    private static let numbers = [
        "0", "-0", "7", "-7", "60", "0.012", "0.000512", "1512.75", "0.1", "0.30000000000000004", "9007199254740991",
        "9007199254740993", "123456789012345678901", "1e3", "1E-3", "1.5e2", "007", "-01", "1.", ".5", "-", "+1", "",
        "null", "true", "\"1\"", "1e400", "1e12", "1000000000001", "4294967294", "4294967295", "12.0", "0.5",
    ]
    private static let times = numbers + ["\"2026-01-01T00:00:00Z\"", "\"2026-13-01T00:00:00Z\"", "\"\""]
    private static let texts = [
        "\"candidate\"", "\"stable\"", "\"a b\"", "\"\"", "\"é\"", "\"a\\n\"", "1", "null", "\"a",
    ]

    @Test func `reads the same byte by byte as by way of a value of JSON`() {
        var random = SeededRandom(seed: 1)
        var plain = 0
        for _ in 0..<caseCount(20_000) {
            func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
            var members = [
                ("at", pick(Self.times)), ("metric", Bool.random(using: &random) ? "\"error_rate\"" : pick(Self.texts)),
                ("value", pick(Self.numbers)),
            ]
            if Bool.random(using: &random) { members.append(("subject", pick(Self.texts))) }
            if Bool.random(using: &random) { members.append(("samples", pick(Self.numbers))) }
            if Int.random(in: 0..<20, using: &random) == 0 { members.append(("value", "5")) }
            if Int.random(in: 0..<20, using: &random) == 0 { members.append(("fact", "\"a\"")) }
            members.shuffle(using: &random)
            let (space, end) = (pick(["", "", " ", "\t "]), pick(["", "", "\r", " x"]))
            func line(_ name: (String) -> String) -> [UInt8] {
                let texts = members.map { "\"\(name($0.0))\"\(space):\(space)\($0.1)" }
                return Array("{\(space)\(texts.joined(separator: "\(space),\(space)"))\(space)}\(end)".utf8)
            }
            let bytes = line { $0 }
            // With an escape in a name only the reader of JSON takes it.
            let other = line { $0 == "at" ? "\\u0061t" : $0 }
            #expect(PlainObservation.line(other[...]) == nil)
            let text = String(decoding: bytes, as: UTF8.self)
            let (read, known) = (result(bytes), result(other))
            #expect(read == known, "\(text)")
            if PlainObservation.line(bytes[...]) != nil { plain += 1 }
        }
        #expect(plain > 500)
    }

    /// The line in words, since what is no number equals nothing; or that there is none.
    private func result(_ bytes: [UInt8]) -> String {
        String(describing: try? HistoryLine(reading: bytes, number: 1))
    }

    @Test func `of a part of something longer is read in its place`() throws {
        let bytes = Array("x{\"at\":60,\"metric\":\"a\",\"value\":1.5}y".utf8)
        let line = try HistoryLine(reading: bytes[1..<bytes.count - 1], number: 1)
        let observation = Observation(at: Moment(seconds: 60), metric: "a", value: 1.5)
        #expect(line == HistoryLine(at: Moment(seconds: 60), isRelative: true, content: .observation(observation)))
    }
}

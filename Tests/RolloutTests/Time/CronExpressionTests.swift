import RolloutTesting
import TestServers
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(5))) struct `A cron expression` {
    /// Central Europe in 2026: an hour on from 29 March 02:00, an hour back on 25 October 03:00.
    private static let berlin = ZoneOffsets(
        initial: .hours(1),
        transitions: [
            ZoneOffsets.Transition(at: Moment(seconds: 1_774_746_000), offset: .hours(2)),
            ZoneOffsets.Transition(at: Moment(seconds: 1_792_890_000), offset: .hours(1)),
        ])

    private func moment(_ text: String) throws -> Moment { try #require(Moment(iso8601: text)) }

    @Test(arguments: [
        ("0 2 * * *", "2026-01-01T02:00:00.000Z"), ("*/15 9-16 * * MON-FRI", "2026-01-01T09:00:00.000Z"),
        ("5-59/20 * * * *", "2026-01-01T00:05:00.000Z"), ("0 0 * * 7", "2026-01-04T00:00:00.000Z"),
        ("0 0 * * sun", "2026-01-04T00:00:00.000Z"), ("0 0 29 2 *", "2028-02-29T00:00:00.000Z"),
        ("0 0 31 * *", "2026-01-31T00:00:00.000Z"), ("59 23 31 DEC *", "2026-12-31T23:59:00.000Z"),
        ("0 12 1,15 FEB-MAR *", "2026-02-01T12:00:00.000Z"), ("0\t0  1 1 *", "2027-01-01T00:00:00.000Z"),
        // Either day where both are restricted, both where one begins with a star.
        ("0 0 13 * FRI", "2026-01-02T00:00:00.000Z"), ("0 0 13 * *", "2026-01-13T00:00:00.000Z"),
        ("0 0 */2 * FRI", "2026-01-09T00:00:00.000Z"), ("0 0 2-31 * SAT-SUN", "2026-01-02T00:00:00.000Z"),
    ])
    func `names a time after the new year`(text: String, expected: String) throws {
        let start = try moment("2026-01-01T00:00:00Z")
        #expect(try CronExpression(text: text).next(after: start, in: .utc)?.iso8601 == expected)
    }

    @Test(arguments: [
        "", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "* * * * 8", "@daily",
        "*/0 * * * *", "5/10 * * * *", "9-8 * * * *", "-1 * * * *", "1, * * * *", "1-2-3 * * * *", "* * * * MONDAY",
        "? * * * *", "* * L * *", "0 0 30 2 *", "0 0 31 FEB,APR *", "1.5 * * * *", "*/61 * * * *", "FRI-MON * * * *",
        "* * * * FRI-MON", "/ * * * *", "- * * * *", String(repeating: "1,", count: 200) + "1 * * * *",
    ])
    func `is refused with a remedy when it is none`(text: String) {
        let error = #expect(throws: CronExpression.Failure.self) { try CronExpression(text: text) }
        #expect(error?.problem.isEmpty == false)
    }

    @Test func `is not named by local times that a change of the clock leaves out`() throws {
        let nightly = try CronExpression(text: "30 2 * * *")
        let before = try moment("2026-03-28T02:00:00+01:00")
        let first = try #require(nightly.next(after: before, in: Self.berlin))
        #expect(first == (try moment("2026-03-28T02:30:00+01:00")))
        #expect(nightly.next(after: first, in: Self.berlin) == (try moment("2026-03-30T02:30:00+02:00")))
    }

    @Test func `is named once by local times that are repeated`() throws {
        let nightly = try CronExpression(text: "30 2 * * *")
        let first = try #require(nightly.next(after: try moment("2026-10-24T12:00:00Z"), in: Self.berlin))
        #expect(first == (try moment("2026-10-25T02:30:00+02:00")))
        #expect(nightly.next(after: first, in: Self.berlin) == (try moment("2026-10-26T02:30:00+01:00")))
        let later = try moment("2026-10-25T02:45:00+01:00")
        #expect(nightly.last(until: later, within: .hours(24), in: Self.berlin) == first)
    }

    /// Against a clock that is read minute by minute; each minute is a case.
    @Test func `names what a calendar shows minute by minute`() throws {
        var random = SeededRandom(seed: 9)
        for _ in 0..<caseCount(600_000) / 2_880 {
            let text = Self.expression(&random)
            let (expression, fields) = (try CronExpression(text: text), text.split(separator: " "))
            let zone = Bool.random(using: &random) ? Self.berlin : .utc
            // Around one of the changes of the clock.
            let change = Self.berlin.transitions[Int.random(in: 0...1, using: &random)].at
            let start = change - .minutes(Int64.random(in: 0...4_000, using: &random))
            var last: Moment?
            for minute in 0..<2_880 {
                let now = start + .minutes(Int64(minute))
                let isNamed = Self.isNamed(fields, now, zone)
                if isNamed { last = now }
                guard minute % 97 == 0 || isNamed else { continue }
                let found = expression.last(until: now, within: .hours(48), in: zone)
                if let last { #expect(found == last, "\(text) at \(now.iso8601)") }
                let isNext = expression.next(after: now - .minutes(1), in: zone) == now
                #expect(isNext == isNamed, "\(text) at \(now.iso8601)")
            }
        }
    }

    private static func expression(_ random: inout SeededRandom) -> String {
        func number(_ range: ClosedRange<Int>) -> String { String(Int.random(in: range, using: &random)) }
        func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "*" }
        return [
            pick(["0", "*/30", number(0...59)]), pick(["*", number(0...23), "1-3", "*/2"]),
            pick(["*", "*", number(20...31), "25-29"]), pick(["*", "3-10", "MAR,OCT"]),
            pick(["*", "*", "SUN", "MON-FRI", number(0...7)]),
        ].joined(separator: " ")
    }

    /// The rules a second time, by the fields as they stand there.
    private static func isNamed(_ fields: [Substring], _ now: Moment, _ zone: ZoneOffsets) -> Bool {
        let local = now + zone.offset(at: now)
        // What the clock shows now it must not have shown an hour ago.
        let hourAgo = now - .hours(1)
        if zone.offset(at: hourAgo) - zone.offset(at: now) == .hours(1), hourAgo + zone.offset(at: hourAgo) == local {
            return false
        }
        let text = Array(local.iso8601)
        func number(_ range: Range<Int>) -> Int { Int(String(text[range])) ?? -1 }
        let weekday = ["SUN": 0, "MON": 1, "TUE": 2, "WED": 3, "THU": 4, "FRI": 5, "SAT": 6]
        let month = ["MAR": 3, "OCT": 10]
        func holds(_ field: Substring, _ value: Int, _ names: [String: Int] = [:]) -> Bool {
            field.split(separator: ",").contains { element in
                let parts = element.split(separator: "/")
                let step = parts.count == 2 ? Int(parts[1]) ?? 1 : 1
                if parts[0] == "*" { return value % step == 0 }
                let ends = parts[0].split(separator: "-").map { names[String($0)] ?? Int($0) ?? -1 }
                return value >= ends[0] && value <= ends[ends.count - 1]
            }
        }
        let days = Int((local - Moment(milliseconds: 0)).milliseconds / 86_400_000)
        let day = (days + 4) % 7
        let isWeekday = holds(fields[4], day, weekday) || (day == 0 && holds(fields[4], 7, weekday))
        let isDay = holds(fields[2], number(8..<10))
        let isEither = !fields[2].hasPrefix("*") && !fields[4].hasPrefix("*")
        return holds(fields[0], number(14..<16)) && holds(fields[1], number(11..<13))
            && holds(fields[3], number(5..<7), month) && (isEither ? isDay || isWeekday : isDay && isWeekday)
    }
}

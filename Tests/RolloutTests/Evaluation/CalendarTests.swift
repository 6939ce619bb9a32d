import JSONText
import RolloutTesting
import TestServers
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(5))) struct `The calendar` {
    /// Central Europe in 2026: an hour on from 29 March 02:00, an hour back on 25 October 03:00.
    private static let berlin = ZoneOffsets(
        initial: .hours(1),
        transitions: [
            ZoneOffsets.Transition(at: Moment(seconds: 1_774_746_000), offset: .hours(2)),
            ZoneOffsets.Transition(at: Moment(seconds: 1_792_890_000), offset: .hours(1)),
        ])

    private func policy(_ windows: String) throws -> RolloutPolicy {
        let text =
            #"{"apiVersion": "rollout/v1", "name": "x", "steps": [{"setWeight": 100}], "windows": [\#(windows)]}"#
        return try RolloutPolicy(try JSONValue(reading: Array(text.utf8)), zones: ["Europe/Berlin": Self.berlin])
    }

    private func start(_ policy: RolloutPolicy, at text: String) throws -> RolloutDecision {
        var state = RolloutState(policy)
        return policy.evaluate(&state, RolloutInput(now: try #require(Moment(iso8601: text))))
    }

    private static let nightly =
        #"{"allow": {"cron": "0 2 * * MON-FRI", "duration": "90m"}, "timeZone": "Europe/Berlin"}"#

    @Test(arguments: [
        ("2026-01-05T01:59:59+01:00", false), ("2026-01-05T02:00:00+01:00", true),
        ("2026-01-05T03:29:59.999+01:00", true), ("2026-01-05T03:30:00+01:00", false),
        ("2026-01-03T02:30:00+01:00", false), ("2026-07-06T00:00:00Z", true), ("2026-07-06T01:30:00Z", false),
    ])
    func `opens at the times of an expression for as long as it says`(time: String, isOpen: Bool) throws {
        #expect(try start(try policy(Self.nightly), at: time).verdict == (isOpen ? .advance : .hold))
    }

    @Test(arguments: [
        (nightly, "2026-01-02T12:00:00Z", "2026-01-05T01:00:00.000Z"),
        (
            #"{"allow": {"days": "mon", "from": "09:00", "to": "10:00"}, "timeZone": "Europe/Berlin"}"#,
            "2026-03-24T12:00:00Z", "2026-03-30T07:00:00.000Z"
        ),
        (#"{"deny": {"cron": "0 18 24 12 *", "duration": "8d"}}"#, "2026-12-25T00:00:00Z", "2027-01-01T18:00:00.000Z"),
        (
            #"{"allow": {"cron": "0 6 * * *", "duration": "2h"}}, {"deny": {"from": "05:00", "to": "07:00"}}"#,
            "2026-01-01T12:00:00Z", "2026-01-02T07:00:00.000Z"
        ),
        (
            // Nothing that is denied matters while nothing is allowed.
            #"{"allow": {"days": "mon"}}, {"deny": {"cron": "*/10 * * * *", "duration": "5m"}}"#,
            "2026-03-25T12:00:00Z", "2026-03-30T00:05:00.000Z"
        ),
        (
            // The night in which the time of the opening is left out.
            #"{"allow": {"from": "02:00", "to": "02:30"}, "timeZone": "Europe/Berlin"}"#,
            "2026-03-28T12:00:00Z", "2026-03-30T00:00:00.000Z"
        ),
    ])
    func `says when it opens next`(windows: String, time: String, opening: String) throws {
        let reason = try #require(try start(try policy(windows), at: time).reason("windows"))
        #expect(reason.outcome == .hold && reason.until?.iso8601 == opening)
    }

    @Test(arguments: [
        ("2026-10-24T23:59:00Z", true), ("2026-10-25T00:30:00Z", true), ("2026-10-25T01:30:00Z", true),
        ("2026-10-25T22:59:59Z", true), ("2026-10-25T23:00:00Z", false),
    ])
    func `denies an hour that the clock repeats both times`(time: String, isDenied: Bool) throws {
        let policy = try policy(#"{"deny": {"days": "weekend"}, "timeZone": "Europe/Berlin"}"#)
        #expect(try start(policy, at: time).verdict == (isDenied ? .hold : .advance))
    }

    @Test(arguments: [
        ("candidate", true), ("green", true), ("stable", true), ("blue", true), ("rehearsal", true), ("search", false),
    ])
    func `is that of both sides of the rollout, and not of others`(name: String, isAbout: Bool) throws {
        let rehearsal = try Rehearsal(
            """
            "environments": {"stable": "blue", "candidate": "green"}, "steps": [{"setWeight": 100}],
            "windows": [{"deny": {}, "timeZone": "UTC", "for": ["\(name)"]}]
            """)
        #expect(try start(rehearsal.policy, at: "2026-01-01T00:00:00Z").verdict == (isAbout ? .hold : .advance))
    }

    @Test func `says nothing of an opening that never comes`() throws {
        let policy = try policy(#"{"allow": {"from": "02:00", "to": "04:00"}}, {"deny": {"days": "any"}}"#)
        #expect(try start(policy, at: "2026-01-01T00:00:00Z").reason("windows")?.until == nil)
    }

    @Test(arguments: [
        (#"{"cron": "0 2 * *", "duration": "1h"}"#, "windows[0].allow.cron"),
        (#"{"cron": "0 2 * * *"}"#, "windows[0].allow.cron"), (#"{"duration": "1h"}"#, "windows[0].allow.duration"),
        (#"{"cron": "0 2 * * *", "duration": "32d"}"#, "windows[0].allow.duration"),
        (#"{"cron": "0 2 * * *", "duration": "1h", "days": "mon"}"#, "windows[0].allow"),
    ])
    func `refuses an expression that cannot be used`(hours: String, place: String) throws {
        let error = #expect(throws: PolicyError.self) { try policy("{\"allow\": \(hours)}") }
        #expect(error?.place == place)
    }

    /// What it says of the next opening against a clock that is read minute by minute; each minute is a case.
    @Test func `opens when it says, and not before`() throws {
        let windows = [
            #"{"allow": {"cron": "0 2 * * MON-FRI", "duration": "90m"}, "timeZone": "Europe/Berlin"}"#,
            #"{"allow": {"days": "weekdays", "from": "22:00", "to": "03:00"}, "timeZone": "Europe/Berlin"}"#,
            #"{"allow": {"from": "01:30", "to": "02:30"}, "timeZone": "Europe/Berlin"}"#,
            #"{"deny": {"cron": "*/40 1-4 * * *", "duration": "25m"}, "timeZone": "Europe/Berlin"}"#,
            #"{"deny": {"from": "02:10", "to": "02:20"}}"#, #"{"deny": {"days": "sun"}, "timeZone": "Europe/Berlin"}"#,
        ]
        var random = SeededRandom(seed: 3)
        for _ in 0..<caseCount(250_000) / 5_760 {
            let chosen = windows.filter { _ in Bool.random(using: &random) }
            let calendar = RolloutCalendar(try policy(chosen.joined(separator: ", ")))
            let change = Self.berlin.transitions[Int.random(in: 0...1, using: &random)].at
            let start = change - .minutes(Int64.random(in: 0...4_000, using: &random))
            var next: Moment?
            for minute in stride(from: 5_760, through: 0, by: -1) {
                let now = start + .minutes(Int64(minute))
                let isOpen = calendar.isOpen(at: now)
                if !isOpen, minute % 53 == 0, let next {
                    #expect(calendar.opening(after: now) == next, "\(chosen) at \(now.iso8601)")
                }
                if isOpen { next = now }
            }
        }
    }
}

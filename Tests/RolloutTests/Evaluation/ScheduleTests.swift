import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `A task of the schedule` {
    private static let members = #"""
        "metrics": {}, "steps": [{"setWeight": 100, "pause": {"duration": "3h"}}],
        "schedule": [{"at": "1h", "action": "announce"}, {"at": "-1h", "action": "warm"},
          {"at": "-24h", "checklist": ["backup"]}, {"at": "30m", "action": "look"}, {"at": "0s", "action": "begin"}]
        """#

    @Test func `is done at the start when it was due before, the earliest first`() throws {
        var rehearsal = try Rehearsal(Self.members)
        let effects = rehearsal.tick().effects.filter { $0.kind != .setTraffic }
        #expect(effects.map(\.name) == ["backup", "warm", "begin"])
        #expect(effects.map { $0.parameters["late"] } == ["24h0m0s", "1h0m0s", nil])
        #expect(effects[0].parameters["event"] == "checklist")
    }

    @Test func `says how late it is when nobody looked in time`() throws {
        var rehearsal = try Rehearsal(Self.members)
        _ = rehearsal.tick(after: 70)
        let effects = rehearsal.tick().effects.filter { $0.kind != .setTraffic }
        #expect(effects.map(\.name) == ["look", "announce"])
        #expect(effects.map { $0.parameters["late"] } == ["40m0s", "10m0s"])
    }

    @Test func `is done once`() throws {
        var rehearsal = try Rehearsal(Self.members)
        var names: [String?] = []
        for _ in 0..<100 { names += rehearsal.tick().effects.filter { $0.kind != .setTraffic }.map(\.name) }
        #expect(names == ["backup", "warm", "begin", "look", "announce"])
    }
}

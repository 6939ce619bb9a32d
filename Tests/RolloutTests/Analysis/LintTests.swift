import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `Findings of lint` {
    private func findings(_ members: String) throws -> [LintFinding] { try Rehearsal(members).policy.lint() }

    private static let metrics = #""metrics": {"errors": {"kind": "counter"}}"#
    private static let analysis = #""analyses": {"default": {"conditions": ["errors < 5"]}}"#
    private static let trigger = #""triggers": [{"when": "errors > 9", "action": "rollback"}]"#

    @Test(arguments: [
        (#""windows": [\#(monday), \#(placeless)]"#, "windows[1]"), (#""freeze": [\#(placeless)]"#, "freeze[0]"),
        (#""windows": [\#(monday)], "freeze": [\#(monday), \#(placeless)]"#, "freeze[1]"),
    ])
    func `of a window stand where it is written`(windows: String, place: String) throws {
        let findings = try findings(#"\#(windows), "steps": [{"setWeight": 100}]"#)
        #expect(findings.filter { $0.code == .noTimeZone }.map(\.place) == [place])
    }

    private static let monday = #"{"deny": {"days": "mon"}, "timeZone": "UTC"}"#
    private static let placeless = #"{"deny": {"days": "sun"}}"#

    @Test func `of windows leave out those that are about others`() throws {
        let others = #"{"deny": {}, "timeZone": "UTC", "for": ["search"]}"#
        let own = #"{"allow": {"days": "mon"}, "timeZone": "UTC"}"#
        let findings = try findings(#""steps": [{"setWeight": 100}], "windows": [\#(own), \#(others)]"#)
        #expect(!findings.contains { $0.code == .neverOpen }, "\(findings)")
        #expect(findings.filter { $0.code == .unused }.map(\.place) == ["windows[1]"])
    }

    @Test(arguments: [
        // The step before it has no weight, so the analysis is not its own.
        (#"{"pause": {"duration": "5m"}}, {"setWeight": 100}"#, ["steps[1]"]),
        (#"{"setWeight": 5}, {"setWeight": 100, "analysis": "default"}"#, ["steps[0]"]),
        (#"{"setWeight": 5, "deadline": "1h", "onDeadline": "abort"}, {"setWeight": 100}"#, ["steps[1]"]),
    ])
    func `of a gap stand once at the first step that has it`(steps: String, places: [String]) throws {
        let findings = try findings(#"\#(Self.metrics), \#(Self.analysis), \#(Self.trigger), "steps": [\#(steps)]"#)
        #expect(findings.filter { $0.code == .gap }.map(\.place) == places)
    }

    @Test func `of a gap hold growth against growth alone`() throws {
        let analysis = Self.analysis.replacing("errors < 5", with: "errors_growth < 5/minute for 5m")
        let findings = try findings(#"\#(Self.metrics), \#(analysis), \#(Self.trigger), "steps": [{"setWeight": 100}]"#)
        #expect(!findings.contains { $0.code == .gap })
    }

    @Test func `of a gap between triggers reach to the nearest limit`() throws {
        let limits = ["errors < 5", "errors > 9", "errors > 4"].map { #"{"when": "\#($0)", "action": "hold"}"# }
        func gaps(_ triggers: some Sequence<String>) throws -> Int {
            let triggers = triggers.joined(separator: ", ")
            return try findings(#"\#(Self.metrics), "triggers": [\#(triggers)], "steps": [{"setWeight": 100}]"#)
                .filter { $0.code == .gap }.count
        }
        #expect(try gaps(limits.prefix(2)) == 1)
        #expect(try gaps(limits) == 0, "the last one begins below where the first ends")
    }

    @Test func `of an analysis that applies to no step call it unused, also when its name is default`() throws {
        let findings = try findings(
            #"\#(Self.metrics), \#(Self.analysis), "steps": [{"pause": {"duration": "5m"}}]"#)
        #expect(findings.filter { $0.code == .unused }.map(\.place) == ["analyses.default"])
    }

    @Test func `bear a level of their kind`() throws {
        for code in LintFinding.Code.allCases {
            #expect(!code.levels.isEmpty && code.levels == Set(code.levels).sorted(), "\(code)")
        }
        for finding in try Smartlead.policy().lint(requestsPerMinute: 60) {
            #expect(finding.code.levels.contains(finding.level))
        }
    }
}

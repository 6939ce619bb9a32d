import RolloutTesting
import TestServers
import Testing

@testable import Rollout

/// What lint says of triggers that watch one signal.
@Suite(.timeLimit(.minutes(2))) struct `Triggers of one signal` {
    private func policy(_ triggers: [String]) throws -> RolloutPolicy {
        try Rehearsal(
            """
            "metrics": {"latency": {"kind": "gauge", "unit": "ms"}, "errors": {"kind": "counter"}},
            "baseline": {"window": "5m"}, "steps": [{"setWeight": 100}],
            "triggers": [\(triggers.map { "{\($0)}" }.joined(separator: ", "))]
            """
        ).policy
    }

    private func overlaps(_ triggers: [String]) throws -> Set<Overlap> {
        Set(try policy(triggers).lint().compactMap(Overlap.init))
    }

    @Test(
        arguments: [
            // Two ways to write one limit: the first one counts.
            (["latency > 2x stable", "latency > +100% stable"], [1]),
            (["latency > 2x stable for 2m", "latency > +100% stable"], [0]),
            (["latency > 2x stable", "latency > 3x previous"], []),
            (["latency > 100ms for 5m", "latency > 200ms"], []),
            (["latency > 100ms for 5m", "latency > 200ms for 5m", "latency < 300ms"], [1]),
            (["latency < 100ms", "latency < 200ms"], [0]),
            (["errors > 5", "stable.errors > 6", "errors_growth > 7/minute for 5m"], []),
            (["fact(a)", "fact(a) for 3m", "not fact(a) for 3m"], [1]),
        ] as [([String], [Int])])
    func `are not reached behind one that rolls back before`(sentences: [String], hidden: [Int]) throws {
        let triggers = sentences.map { #""when": "\#($0)", "action": "rollback""# }
        let expected = hidden.map { Overlap(code: .unreachable, index: $0) }
        #expect(try overlaps(triggers) == Set(expected))
    }

    @Test func `are told apart by how long they are watched`() throws {
        let (short, long) = (#""activeFor": "5m""#, #""when": "errors > 9""#)
        let first = #""when": "errors > 5", "action": "rollback""#
        #expect(try overlaps(["\(first), \(short)", #"\#(long), "action": "hold""#]).isEmpty)
        #expect(try overlaps([first, #"\#(long), "action": "hold", \#(short)"#]).count == 1)
    }

    /// The same by looking at every pair; each pair is a case.
    @Test func `are found as by looking at every pair`() throws {
        var random = SeededRandom(seed: 11)
        for _ in 0..<caseCount(10_000) / 100 {
            let triggers = (0..<10).map { _ in
                let (limit, span) = (Int.random(in: 1...3, using: &random), Int.random(in: 0...2, using: &random))
                let when = "errors > \(limit)\(span == 0 ? "" : " for \(span)m")"
                let action = ["rollback", "hold", "note"].randomElement(using: &random) ?? ""
                let active = ["", #", "activeFor": "5m""#, #", "activeFor": "9m""#].randomElement(using: &random) ?? ""
                return #""when": "\#(when)", "action": "\#(action)"\#(active)"#
            }
            let policy = try policy(triggers)
            #expect(Set(policy.lint().compactMap(Overlap.init)) == Overlap.all(of: policy.triggers), "\(triggers)")
        }
    }
}

/// What is wrong with a trigger because of another.
private struct Overlap: Hashable {
    let code: LintFinding.Code
    let index: Int

    init(code: LintFinding.Code, index: Int) {
        self.code = code
        self.index = index
    }

    /// Nil for other findings.
    init?(_ finding: LintFinding) {
        guard [.unreachable, .conflictingActions].contains(finding.code), case .element(let index)? = finding.path.last
        else { return nil }
        self.init(code: finding.code, index: index)
    }

    /// By each pair of triggers that compare one series, upwards, with a number.
    static func all(of triggers: [Trigger]) -> Set<Overlap> {
        var overlaps: Set<Overlap> = []
        for (index, trigger) in triggers.enumerated() {
            for (other, rival) in triggers.enumerated() where other != index {
                if rival.when == trigger.when {
                    let isCourse = { (action: Trigger.Action?) in action == .rollback || action == .hold }
                    guard other < index, isCourse(rival.action), isCourse(trigger.action),
                        rival.action != trigger.action
                    else { continue }
                    overlaps.insert(Overlap(code: .conflictingActions, index: index))
                } else if rival.action == .rollback, rival.limit <= trigger.limit, rival.span <= trigger.span,
                    rival.activeFor ?? .hours(99) >= trigger.activeFor ?? .hours(99)
                {
                    overlaps.insert(Overlap(code: .unreachable, index: index))
                }
            }
        }
        return overlaps
    }
}

extension Trigger {
    fileprivate var limit: Double {
        if case .absolute(let limit)? = when.comparisons.first?.limit { limit } else { 0 }
    }

    fileprivate var span: Span { if case .lasting(let span, _) = when { span } else { .zero } }
}

import TestServers
import Testing

@testable import Health

@Suite(.timeLimit(.minutes(60))) struct `Causes in scenarios of several faults` {
    /// How often each kind of truth was there to be found.
    private struct Tally {
        var followed = 0
        var aloneBesideABrokenNeed = 0
        var entries = 0
        var unseenRoots = 0
    }

    @Test func `are right in every one`() throws {
        var tally = Tally()
        // Each scenario is twenty minutes of a service, so the long form stops before a million of them.
        let count = min(caseCount(30), 2_000)
        for seed in 0..<UInt64(count) {
            let scenario = FaultScenario(seed: seed, canFlap: seed < 80)
            var run = try ScenarioRun(scenario, seed: seed)
            for step in 0...scenario.steps {
                let time = step * FaultScenario.step + FaultScenario.settling
                run.pass(until: time)
                expectTruth(run, at: time, seed, &tally)
                run.pass(until: (step + 1) * FaultScenario.step - 1)
            }
            expectHistory(run, seed, &tally)
            #expect(run.violations.isEmpty, "seed \(seed)")

            // Somebody stops looking at one component: what is not looked at proves nothing.
            let end = (scenario.steps + 1) * FaultScenario.step
            run.unseen = [Int(seed) % scenario.world.components.count]
            run.pass(until: end + FaultScenario.settling)
            expectTruth(run, at: end + FaultScenario.settling, seed, &tally)
        }
        #expect(tally.followed > 30 && tally.aloneBesideABrokenNeed > 0 && tally.entries > 100, "\(tally)")
        #expect(tally.unseenRoots > 0)
    }

    private func expectTruth(_ run: ScenarioRun, at time: Int, _ seed: UInt64, _ tally: inout Tally) {
        let world = run.scenario.world
        let report = run.report(at: time)
        var roots: Set<String> = []
        for component in world.components.indices where !run.unseen.contains(component) {
            let name = FaultScenario.name(component)
            let found = report.checks[run.scenario.checkOf[component]]
            let isBroken = world.isBroken(component, at: time)
            let causes = isBroken ? world.roots(of: component, at: time, unseen: run.unseen) : []
            #expect(found.status == (isBroken ? .unhealthy : .healthy), "seed \(seed) at \(time): \(name)\n\(world)")
            #expect(
                causes.isEmpty ? found.causedBy == nil : causes.map(FaultScenario.name).contains(found.causedBy ?? ""),
                "seed \(seed) at \(time): \(name)\n\(world)")
            if isBroken, causes.isEmpty { roots.insert(name) }
            if !causes.isEmpty { tally.followed += 1 }
            let needs = world.components[component].needs
            if isBroken, causes.isEmpty, needs.contains(where: { world.isBroken($0, at: time) }) {
                tally.aloneBesideABrokenNeed += 1
                if !run.unseen.isEmpty { tally.unseenRoots += 1 }
            }
        }
        #expect(Set(report.rootCauses) == roots, "seed \(seed) at \(time)\n\(world)")
    }

    private func expectHistory(_ run: ScenarioRun, _ seed: UInt64, _ tally: inout Tally) {
        let world = run.scenario.world
        let entries = run.state.snapshot.history
        for onset in run.onsets {
            // While a fault comes and goes, whether the root was found down is a matter of thresholds.
            let isFlapping = world.faults.contains { fault in
                fault.flapping > 0
                    && (fault.from...(fault.from + fault.flapping + FaultScenario.settling / 2)).contains(onset.at)
            }
            guard !isFlapping,
                let entry = entries.first(where: { $0.check == onset.check && $0.at.millisecondsSinceEpoch == onset.at }
                ),
                let component = world.components.indices.first(where: { FaultScenario.name($0) == onset.check })
            else { continue }
            tally.entries += 1
            #expect(
                entry.causedBy == world.roots(of: component, at: onset.firstFailed).first.map(FaultScenario.name),
                "seed \(seed): history of \(onset.check) at \(onset.at)\n\(world)")
        }
    }
}

#if YAML
import Rollout
import Testing

@Suite(.timeLimit(.minutes(2))) struct `SmartLead's way back` {
    private func rollingBack(_ result: @escaping @Sendable (Effect) -> Acknowledgement.Result?) throws -> Scenario {
        var scenario = try Scenario.smartlead()
        scenario.run(toWeight: 50)
        scenario.result = result
        scenario.series["db_connection_errors"] = 1
        scenario.look()
        scenario.series["db_connection_errors"] = 0
        return scenario
    }

    /// SL-20, SL-24, SL-34, SL-45.
    @Test func `shifts the traffic, verifies ten answers, and tells everybody`() throws {
        var scenario = try rollingBack { _ in .done }
        let begun = try #require(scenario.decisions.last)
        #expect(begun.effects.contains { $0.kind == .setTraffic && $0.weight == 0 })
        let verify = try #require(scenario.look().effects.first { $0.kind == .verify })
        #expect(verify.parameters == ["samples": "10", "least": "0", "most": "0"])
        #expect(scenario.finish().phase == .rolledBack)
        let told = scenario.effects.filter { $0.kind == .notify }.map { ($0.name, $0.parameters["text"]) }
        #expect(
            told.contains {
                $0 == ("slack", "P0: rolling back smartlead at 50 %: db_connection_errors 1 > 0 on candidate")
            })
        #expect(told.contains { $0 == ("status-page", "We are restoring the previous version.") })
        #expect(told.contains { $0 == ("slack", "smartlead is back on blue") })
    }

    /// SL-20, SL-21, SL-22.
    @Test func `tries traffic, then DNS, then the application, each for its time`() throws {
        var scenario = try rollingBack { $0.kind == .setTraffic || $0.kind == .rollbackMethod ? .failed : .done }
        let start = scenario.now
        let dns = scenario.run { $0.wants(.rollbackMethod, "dns") }
        #expect(dns.at - start == .minutes(3))
        let application = scenario.run { $0.wants(.rollbackMethod, "application") }
        #expect(application.at - dns.at == .minutes(10))
        scenario.result = { _ in .done }
        #expect(scenario.finish().phase == .rolledBack)
    }

    /// SL-25, SL-35.
    @Test func `goes down in steps when it was planned`() throws {
        var scenario = try Scenario.smartlead()
        scenario.run(toWeight: 100)
        let begun = scenario.look(.rollback(plan: "planned"))
        #expect(begun.weight == 50)
        #expect(scenario.finish().phase == .rolledBack)
        #expect(Array(scenario.weights.suffix(4)) == [50, 25, 10, 0])
        let time = try #require(scenario.timeToEnd { $0.verdict == .rollback })
        #expect(time >= .minutes(15) && time <= .minutes(30))
    }

    /// SL-44.
    @Test func `tells the next level when it lasts`() throws {
        var scenario = try rollingBack { $0.kind == .escalate ? .done : nil }
        let start = scenario.now
        scenario.run(.minutes(61))
        for (level, minutes) in [("automated", 5), ("engineering", 15), ("management", 30), ("executive", 60)] {
            let first = scenario.decisions.first { $0.at > start && $0.wants(.escalate, level) }
            #expect(first?.at == start + .minutes(Int64(minutes)), "\(level)")
        }
    }
}
#endif

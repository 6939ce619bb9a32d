import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `Instances that are exchanged one after the other` {
    private func schedule(_ instances: Int, _ surge: InstanceLimit, _ missing: InstanceLimit) -> RollingSchedule {
        RollingSchedule(instances: instances, RolloutPolicy.Rolling(maxSurge: surge, maxUnavailable: missing))
    }

    @Test(
        arguments: [
            (10, .percent(25), .percent(25), 13, 8), (3, .count(1), .count(0), 4, 3),
            (1, .percent(25), .percent(25), 2, 1),
            (4, .count(0), .count(0), 4, 3), (9, .percent(0), .percent(50), 9, 5), (0, .count(1), .count(1), 1, 0),
            (5, .percent(100), .percent(100), 10, 0),
        ] as [(Int, InstanceLimit, InstanceLimit, Int, Int)])
    func `stay within both limits, and come to their end`(
        instances: Int, surge: InstanceLimit, missing: InstanceLimit, most: Int, fewest: Int
    ) {
        let schedule = schedule(instances, surge, missing)
        #expect(schedule.most == most)
        #expect(schedule.fewest == fewest)
        #expect(schedule.steps.first == .init(old: instances, new: 0))
        #expect(schedule.steps.last == .init(old: 0, new: instances))
        for step in schedule.steps {
            #expect(step.old + step.new <= most)
            #expect(step.old + step.new >= fewest)
        }
    }

    @Test func `without anything missing go one by one`() {
        let steps = schedule(3, .count(1), .count(0)).steps
        #expect(steps.map(\.old) == [3, 2, 1, 0])
        #expect(steps.map(\.new) == [0, 1, 2, 3])
    }
}

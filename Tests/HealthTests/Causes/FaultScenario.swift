import TestServers

@testable import Health

/// A world with faults at known times, drawn from a seed.
struct FaultScenario: Sendable {
    /// The time between two steps; long enough for the slowest check to find what has happened, with room.
    static let step = 150_000
    /// How long after a step everything is known.
    static let settling = 110_000

    let world: FaultyWorld
    let checks: [CheckConfiguration]
    /// The number of the check that looks at each component: parents are not registered before their children.
    let checkOf: [Int]
    let steps: Int

    /// - Parameter canFlap: Whether faults may come and go. Probes are samples, so one that flaps for long can look
    ///   steady to the check of the root alone; then nobody who only sees results can tell, and nothing is to be checked.
    init(seed: UInt64, canFlap: Bool) {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 4...8, using: &random)
        var components: [FaultyWorld.Component] = []
        for index in 0..<count {
            var component = FaultyWorld.Component()
            for other in (0..<index).shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random)) {
                if Int.random(in: 0..<7, using: &random) == 0 {
                    component.survives.append(other)
                } else {
                    component.needs.append(other)
                }
            }
            components.append(component)
        }
        var world = FaultyWorld(components: components)
        steps = Int.random(in: 5...9, using: &random)
        for step in 1...steps { world.happen(at: step * Self.step, canFlap, using: &random) }
        self.world = world

        let order = Array(0..<count).shuffled(using: &random)
        checkOf = (0..<count).map { component in order.firstIndex(of: component) ?? 0 }
        checks = order.map { component in
            let needs = components[component].needs + components[component].survives
            return CheckConfiguration(
                name: Self.name(component),
                criticality: Criticality.allCases.randomElement(using: &random) ?? .critical,
                interval: .seconds([1, 2, 5, 10].randomElement(using: &random) ?? 1),
                jitter: Double.random(in: 0...0.3, using: &random),
                failureThreshold: Int.random(in: 1...3, using: &random),
                successThreshold: Int.random(in: 1...3, using: &random), dependsOn: needs.map(Self.name))
        }
    }

    static func name(_ component: Int) -> String { "component\(component)" }
}

extension FaultyWorld {
    /// A fault begins or ends, or two do that have nothing to do with each other; nothing that could not be told.
    fileprivate mutating func happen(at time: Int, _ canFlap: Bool, using random: inout some RandomNumberGenerator) {
        var touched: Set<Int> = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let component = Int.random(in: components.indices, using: &random)
            let circle = relatives(of: component)
            guard touched.isDisjoint(with: circle) else { continue }
            var changed = self
            let moment = time + Int.random(in: 0...3_000, using: &random)
            if let index = faults.firstIndex(where: { $0.component == component && $0.to == .max }) {
                changed.faults[index].to = moment
            } else {
                let isOwn = Int.random(in: 0..<3, using: &random) == 0
                let codes = isOwn ? CheckCode.own : CheckCode.consequences
                let flaps = Int.random(in: 0..<4, using: &random) == 0
                changed.faults.append(
                    Fault(
                        component: component, from: moment, code: codes.randomElement(using: &random) ?? .error,
                        flapping: flaps && canFlap ? 21_000 : 0))
            }
            guard changed.history(until: .max) != nil else { continue }
            self = changed
            touched.formUnion(circle)
        }
    }

    /// Everything that a fault of this component can touch, and what could touch that.
    private func relatives(of component: Int) -> Set<Int> {
        var below: Set<Int> = [component]
        for index in components.indices where !below.isDisjoint(with: components[index].all) { below.insert(index) }
        var circle = below
        for index in components.indices.reversed() where circle.contains(index) {
            circle.formUnion(components[index].all)
        }
        return circle
    }
}

extension FaultyWorld.Component {
    fileprivate var all: [Int] { needs + survives }
}

@testable import Health

/// Components that really depend on each other, and faults that really happen to them: what is true, whatever the
/// checks find.
///
/// Components are numbered so that each depends on lower numbers only. Times are milliseconds.
struct FaultyWorld: Sendable, CustomStringConvertible {
    struct Component: Sendable {
        /// It breaks with these.
        var needs: [Int] = []
        /// It is said to depend on these, and goes on without them all the same.
        var survives: [Int] = []
    }

    struct Fault: Sendable {
        var component: Int
        var from: Int
        var to = Int.max
        var code: CheckCode
        /// How long it comes and goes before it stays.
        var flapping = 0

        func isActive(at time: Int) -> Bool {
            guard (from..<to).contains(time) else { return false }
            return time >= from + flapping || (time - from) / Self.toggle % 2 == 0
        }

        /// The time of each state while it flaps.
        static let toggle = 1_500

        var boundaries: [Int] {
            [from, to] + Array(stride(from: from, through: from + flapping, by: Self.toggle))
        }
    }

    /// Why a component is broken.
    enum Blame: Sendable, Equatable {
        case itself
        case others
    }

    var components: [Component]
    var faults: [Fault] = []

    func ownFault(of component: Int, at time: Int) -> Fault? {
        faults.first { $0.component == component && $0.isActive(at: time) }
    }

    func isBroken(_ component: Int, at time: Int) -> Bool {
        ownFault(of: component, at: time) != nil
            || components[component].needs.contains { isBroken($0, at: time) }
    }

    /// Why each component is broken and since when; nil when nobody who only sees results could tell.
    ///
    /// What breaks first is to blame until the component works again, or until it is repaired and another reason is left.
    func history(until end: Int) -> (blames: [Blame?], brokenSince: [Int])? {
        var blames = [Blame?](repeating: nil, count: components.count)
        var brokenSince = [Int](repeating: .max, count: components.count)
        var roots = Array(components.indices)
        let boundaries = Set(faults.flatMap(\.boundaries)).filter { $0 <= end }.sorted()
        for time in boundaries {
            for component in components.indices {
                let own = ownFault(of: component, at: time)
                let broken = components[component].needs.filter { isBroken($0, at: time) }
                let isMisleading = components[component].survives.contains { isBroken($0, at: time) }
                if own == nil, broken.isEmpty {
                    (blames[component], brokenSince[component], roots[component]) = (nil, .max, component)
                    continue
                }
                if brokenSince[component] == .max { brokenSince[component] = time }
                if blames[component] == .itself {
                    // Repaired while a need is broken: nothing that can be seen tells these two apart.
                    if own == nil { return nil }
                } else if broken.isEmpty {
                    if isMisleading, own?.code.canBeBlamed == true { return nil }
                    blames[component] = .itself
                    roots[component] = component
                } else {
                    if isMisleading { return nil }
                    let first = broken.map { brokenSince[$0] }.min()
                    let candidates = Set(broken.filter { brokenSince[$0] == first }.map { roots[$0] })
                    guard candidates.count == 1, let root = candidates.first else { return nil }
                    roots[component] = root
                    blames[component] = .others
                }
            }
        }
        return (blames, brokenSince)
    }

    /// The components from whose fault this one may be broken, following only those that someone looks at; none for
    /// itself.
    ///
    /// One, unless the real root is not looked at and two that broke with it look like roots.
    func roots(of component: Int, at time: Int, unseen: Set<Int> = []) -> Set<Int> {
        guard let (blames, brokenSince) = history(until: time) else { return [] }
        func follow(_ here: Int) -> Set<Int> {
            guard blames[here] == .others else { return [here] }
            let broken = components[here].needs.filter { brokenSince[$0] < .max && !unseen.contains($0) }
            guard let first = broken.map({ brokenSince[$0] }).min() else { return [here] }
            return Set(broken.filter { brokenSince[$0] == first }.flatMap(follow))
        }
        let roots = follow(component)
        return roots == [component] ? [] : roots
    }

    var description: String {
        let graph = components.enumerated().map { "\($0): needs \($1.needs), survives \($1.survives)" }
        let faults = faults.map { "\($0.component) \($0.from)..<\($0.to) \($0.code) flapping \($0.flapping)" }
        return (graph + faults).joined(separator: "\n")
    }
}

extension CheckCode {
    /// The codes that a broken need can cause; written down here a second time, from the words of the guide.
    static let consequences: [CheckCode] = [.timeout, .refused, .unreachable, .dns, .closed, .error, .httpStatus]
    /// The codes that a component can only have by itself.
    static let own: [CheckCode] = [.auth, .migrationMissing, .databaseMissing, .noPermission]

    fileprivate var canBeBlamed: Bool { !Self.own.contains(self) }
}

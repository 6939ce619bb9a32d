/// Which check depends on which, by their indices.
///
/// A graph without cycles, so whoever follows it upwards comes to an end.
package struct DependencyGraph: Sendable {
    /// No check depends on another.
    package static let none = DependencyGraph(parents: [:])

    private let parentsByCheck: [Int: [Int]]
    private let childrenByCheck: [Int: [Int]]

    private init(parents: [Int: [Int]]) {
        parentsByCheck = parents
        var children: [Int: [Int]] = [:]
        for (child, parents) in parents {
            for parent in parents { children[parent, default: []].append(child) }
        }
        childrenByCheck = children.mapValues { $0.sorted() }
    }

    /// The graph that the configurations describe.
    ///
    /// - Throws: `ConfigurationError` for a name that no check has and for a check that leads back to itself.
    init(_ checks: [CheckConfiguration]) throws(ConfigurationError) {
        let indices = Dictionary(checks.enumerated().map { ($1.name, $0) }) { first, _ in first }
        var parents: [Int: [Int]] = [:]
        for (child, check) in checks.enumerated() where !check.dependsOn.isEmpty {
            for name in check.dependsOn {
                guard let parent = indices[name] else {
                    throw ConfigurationError(
                        "dependsOn of check \(check.name)", "names \(name.quotedName), and no check is called so")
                }
                if parents[child]?.contains(parent) != true { parents[child, default: []].append(parent) }
            }
        }
        self.init(parents: parents)
        if let cycle = firstCycle(upTo: checks.count) {
            throw ConfigurationError(
                "dependsOn of check \(checks[cycle[0]].name)",
                "leads back to it: \(cycle.map { checks[$0].name }.joined(separator: " -> "))")
        }
    }

    /// Whether there is no edge at all.
    var isEmpty: Bool { parentsByCheck.isEmpty }

    /// What a check depends on directly, in the order of its configuration.
    func parents(of check: Int) -> [Int] { parentsByCheck[check] ?? [] }

    /// What depends directly on a check, in the order of registration.
    func children(of check: Int) -> [Int] { childrenByCheck[check] ?? [] }

    /// The checks of a way that ends where it began; nil without one.
    private func firstCycle(upTo count: Int) -> [Int]? {
        var isDone = [Bool](repeating: false, count: count)
        for start in 0..<count where !isDone[start] {
            // The way from `start` to the present check, with the parents still to be tried of each.
            var way = [(check: start, untried: parents(of: start)[...])]
            while let here = way.last {
                guard let parent = here.untried.first else {
                    isDone[here.check] = true
                    way.removeLast()
                    continue
                }
                way[way.count - 1].untried.removeFirst()
                if let first = way.firstIndex(where: { $0.check == parent }) {
                    return way[first...].map(\.check) + [parent]
                }
                if !isDone[parent] { way.append((parent, parents(of: parent)[...])) }
            }
        }
        return nil
    }
}

extension String {
    /// The name if it can be one of a check; else words that say so, since it may hold anything.
    fileprivate var quotedName: String {
        isCheckName ? self : "what cannot be a check's name"
    }
}

import FeatureFlags
import Logging
import Synchronization

extension FeatureFlag<Bool> {
    static let typed = FeatureFlag("typed-flag-17bytes", default: false)
    static let targeted = FeatureFlag("targeted-flag-0017", default: false)
    static let fractional = FeatureFlag("fraction-flag-0017", default: false)
}

extension FeatureFlag<Int> {
    static let amount = FeatureFlag("amount-flag-000017", default: 0)
}

extension FeatureFlag<Double> {
    static let share = FeatureFlag("share-flag-0000017", default: 0)
}

/// What is measured: the client's reads and their peers.
struct Subjects: Sendable {
    private let client: FlagClient
    private let names: [String: Int]
    private let name = "typed-flag-17bytes"

    init() {
        var definitions = Dictionary(uniqueKeysWithValues: (0..<100).map { ("other-flag-\($0)", "true") })
        definitions["typed-flag-17bytes"] = "true"
        definitions["amount-flag-000017"] = #"{"state":"ENABLED","variants":{"a":17},"defaultVariant":"a"}"#
        definitions["share-flag-0000017"] = #"{"state":"ENABLED","variants":{"a":0.5},"defaultVariant":"a"}"#
        definitions["targeted-flag-0017"] = #"""
            {"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"off","targeting":{"if":[{"and":[
            {"==":[{"var":"plan"},"pro"]},{">=":[{"var":"age"},18]},{"in":[{"var":"country"},["at","ch","de"]]}]},
            "on","off"]}}
            """#
        definitions["fraction-flag-0017"] = #"""
            {"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"off",
            "targeting":{"fractional":[["on",25],["off",75]]}}
            """#
        client = FlagClient(store: .memory(definitions), logger: Logger(label: "flag-reads"))
        names = Dictionary(uniqueKeysWithValues: definitions.keys.enumerated().map { ($1, $0) })
    }

    /// The peers of which the bounds speak.
    var plain: [Subject] {
        let handle = Handle()
        return [
            Subject(name: "relaxed load", reads: 100_000_000) { reads in
                var sum = 0
                for _ in 0..<reads where handle.value.load(ordering: .relaxed) { sum &+= 1 }
                return sum
            },
            Subject(name: "dictionary", reads: 3_000_000) { [names, name] reads in
                var sum = 0
                for _ in 0..<reads { sum &+= names[name] ?? 0 }
                return sum
            },
        ]
    }

    /// The client.
    var flags: [Subject] {
        let user = EvaluationContext(targetingKey: "ann", ["plan": "pro", "age": 42, "country": "ch"])
        return [
            Subject(name: "typed bool", isScalar: true, reads: 50_000_000) { [client] reads in
                var sum = 0
                for _ in 0..<reads where client[.typed] { sum &+= 1 }
                return sum
            },
            Subject(name: "typed int", isScalar: true, reads: 50_000_000) { [client] reads in
                var sum = 0
                for _ in 0..<reads { sum &+= client[.amount] }
                return sum
            },
            Subject(name: "typed double", isScalar: true, reads: 50_000_000) { [client] reads in
                var sum = 0.0
                for _ in 0..<reads { sum += client[.share] }
                return Int(sum)
            },
            Subject(name: "named bool", isScalar: true, reads: 5_000_000) { [client, name] reads in
                var sum = 0
                for _ in 0..<reads where client.isEnabled(name) { sum &+= 1 }
                return sum
            },
            Subject(name: "targeting", isScalar: true, reads: 500_000) { [client] reads in
                var sum = 0
                for _ in 0..<reads where client[.targeted, for: user] { sum &+= 1 }
                return sum
            },
            Subject(name: "fractional", isScalar: true, reads: 1_000_000) { [client] reads in
                var sum = 0
                for _ in 0..<reads where client[.fractional, for: user] { sum &+= 1 }
                return sum
            },
            Subject(name: "details", reads: 200_000) { [client] reads in
                var sum = 0
                for _ in 0..<reads where client.details(of: .typed).value { sum &+= 1 }
                return sum
            },
        ]
    }

    /// Peers that stand beside as a guide.
    var guarded: [Subject] {
        let table = Table(names)
        let place = names[name] ?? 0
        return [
            Subject(name: "snapshot and index", reads: 20_000_000) { reads in
                var sum = 0
                for _ in 0..<reads { sum &+= table.value(place) }
                return sum
            },
            Subject(name: "mutex and dictionary", reads: 2_000_000) { [name] reads in
                var sum = 0
                for _ in 0..<reads { sum &+= table.guarded.withLock { $0[name] } ?? 0 }
                return sum
            },
        ]
    }
}

/// One value that is swapped in place.
private final class Handle: Sendable {
    let value = Atomic(true)
}

/// Values behind a pointer that could be swapped, and behind a lock.
private final class Table: Sendable {
    private final class Values: Sendable {
        let values: [Int]

        init(_ values: [Int]) { self.values = values }
    }

    private let snapshot: Atomic<Unmanaged<Values>>
    let guarded: Mutex<[String: Int]>

    init(_ names: [String: Int]) {
        snapshot = Atomic(Unmanaged.passRetained(Values(Array(0..<names.count))))
        guarded = Mutex(names)
    }

    deinit { snapshot.load(ordering: .acquiring).release() }

    /// A value of the snapshot. Here nobody ever swaps it, so nothing keeps it alive.
    func value(_ place: Int) -> Int {
        snapshot.load(ordering: .acquiring)._withUnsafeGuaranteedRef { $0.values[place] }
    }
}

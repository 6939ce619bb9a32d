import Synchronization
import TestServers
import Testing

@testable import FeatureFlags

/// What several threads share in these tests.
private final class Shared: Sendable {
    let isOver = Atomic(false)
    let reads = Atomic(0)
    let faults = Mutex([String]())

    func blame(_ fault: String) {
        faults.withLock { $0.append(fault) }
        isOver.store(true, ordering: .releasing)
    }
}

extension FeatureFlag<Bool> {
    fileprivate static let left = FeatureFlag("publish.left", default: false)
    fileprivate static let right = FeatureFlag("publish.right", default: false)
    fileprivate static let ruled = FeatureFlag("publish.ruled", default: false)
}

extension FeatureFlag<Double> {
    fileprivate static let number = FeatureFlag("publish.number", default: 0)
}

@Suite(.timeLimit(.minutes(60))) struct `Publication` {
    /// Reads on threads of their own while the writer publishes.
    private func race(
        _ publications: Int, _ readers: [@Sendable (Shared) -> Void], _ publish: @escaping @Sendable (Int) -> Void
    ) async throws -> Shared {
        let shared = Shared()
        try await withThrowingTaskGroup { group in
            for reader in readers {
                group.addTask {
                    try await blocking {
                        while !shared.isOver.load(ordering: .acquiring) {
                            reader(shared)
                            shared.reads.wrappingAdd(1, ordering: .relaxed)
                        }
                    }
                }
            }
            group.addTask {
                try await blocking {
                    // On a busy machine the readers may get their first turn late.
                    var round = 0
                    while round < publications || shared.reads.load(ordering: .relaxed) < publications {
                        if shared.isOver.load(ordering: .acquiring) { return }
                        publish(round)
                        round += 1
                    }
                    shared.isOver.store(true, ordering: .releasing)
                }
            }
            try await group.waitForAll()
        }
        return shared
    }

    @Test func `flags that change together are never seen half done in a snapshot`() async throws {
        let bench = ClientBench()
        let client = bench.client
        let shared = try await race(
            cycleCount(3_000),
            [
                { shared in
                    let snapshot = client.snapshot()
                    if snapshot[.left] != snapshot[.right] || snapshot[.left] != snapshot[.ruled] {
                        shared.blame("a snapshot shows half a change")
                    }
                },
                { shared in
                    let details = client.details(of: .ruled)
                    if details.value != (details.variant == "yes") { shared.blame("the variant is another's") }
                },
            ],
            { round in bench.change(pair(round % 2 == 0)) })
        #expect(shared.faults.withLock { $0 } == [])
    }

    @Test func `whoever has seen one flag of a change sees all of it afterwards, by both paths`() async throws {
        let bench = ClientBench()
        let client = bench.client
        // `left` never falls back while the first part of a round lasts, so left seen as on means that right is on.
        let shared = try await race(
            cycleCount(3_000),
            [
                { shared in
                    let before = client.snapshot().number
                    let (left, right, ruled) = (client[.left], client[.right], client[.ruled])
                    let (again, later) = (client[.right], client[.left])
                    guard client.snapshot().number <= before + 1 else { return }
                    // One publication at most came between: what was new stays new.
                    if left != later && right == later && again != right { shared.blame("short reads go back") }
                    if left != right && right != ruled { shared.blame("a rule is read behind a short read") }
                }
            ],
            { round in bench.change(pair(round % 2 == 0)) })
        #expect(shared.faults.withLock { $0 } == [])
    }

    @Test func `words are read whole, and never before they are in force`() async throws {
        let tables = FlagTables()
        let slots = 1...8
        @Sendable func words(_ round: Int) -> [Int: FlagWord] {
            let payload = UInt64(round)
            let word = FlagWord(tag: payload % 2 == 0 ? FlagWord.number : FlagWord.slow, payload: payload)
            return Dictionary(uniqueKeysWithValues: slots.map { ($0, word) })
        }
        tables.publish(words(0))
        let shared = try await race(
            cycleCount(2_000),
            [
                { shared in
                    // A thread that is interrupted between two loads finds the tables far ahead.
                    var last: UInt64 = 0
                    for slot in 0..<2_000 {
                        let word = tables.word(slots.lowerBound + slot % slots.count)
                        if word.payload < last { shared.blame("a word was read before it was in force") }
                        if word.tag != (word.payload % 2 == 0 ? FlagWord.number : FlagWord.slow) {
                            shared.blame("a word was torn")
                        }
                        last = word.payload
                    }
                }
            ],
            { round in tables.publish(words(round + 1)) })
        #expect(shared.faults.withLock { Set($0) } == [])
    }

    @Test func `a number and its kind belong together`() async throws {
        let bench = ClientBench()
        let client = bench.client
        let shared = try await race(
            cycleCount(3_000),
            [
                { shared in
                    if ![0, 5e15, -5].contains(client[.number]) { shared.blame("a torn number \(client[.number])") }
                }
            ],
            { round in
                let text = ["true", definition("5e15"), definition("-5")][round % 3]
                bench.change(["publish.number": text])
            })
        #expect(shared.faults.withLock { $0 } == [])
    }

    @Test func `snapshots that nobody reads any more are released, and those that are pinned are not`() {
        let publication = FlagPublication(FlagView())
        let tables = FlagTables()
        weak var weakView: FlagView?
        var pinned: FlagView?
        do {
            let view = FlagView(after: FlagView(), isLoaded: true, changes: [:])
            weakView = view
            publication.prepare(view, for: tables)
            tables.publish([:])
            pinned = publication.read(with: tables) { $0 }
        }
        for _ in 0..<2 {
            publication.prepare(FlagView(), for: tables)
            tables.publish([:])
        }
        #expect(publication.collect() == 0)
        #expect(weakView != nil)
        #expect(pinned?.isLoaded == true)
        pinned = nil
        #expect(weakView == nil)
    }

    @Test func `a reader in the middle keeps what it reads, and holds nothing else back for ever`() {
        let publication = FlagPublication(FlagView())
        let tables = FlagTables()
        weak var first: FlagView?
        func publish() -> FlagView {
            let view = FlagView(after: FlagView(), isLoaded: true, changes: [:])
            publication.prepare(view, for: tables)
            tables.publish([:])
            return view
        }
        first = publish()
        publication.read(with: tables) { view in
            for _ in 0..<10 { _ = publish() }
            publication.collect()
            #expect(first === view)
        }
        for _ in 0..<3 { publication.collect() }
        #expect(first == nil)
        #expect(publication.collect() == 0)
    }
}

/// Three flags that are all on or all off: two by a scalar, one by a rule.
private func pair(_ isOn: Bool) -> [String: String?] {
    [
        "publish.left": isOn ? "true" : "false", "publish.right": isOn ? "1" : "0",
        "publish.ruled": #"{"state":"ENABLED","variants":{"yes":true,"no":false},"defaultVariant":"no","#
            + #""targeting":{"if":[{"==":[{"var":"nobody"},null]},"\#(isOn ? "yes" : "no")"]}}"#,
    ]
}

private func definition(_ number: String) -> String {
    #"{"state":"ENABLED","variants":{"n":\#(number)},"defaultVariant":"n"}"#
}

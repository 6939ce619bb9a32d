import Synchronization
import TestServers
import Testing

@testable import FeatureFlags

private final class Done: Sendable {
    let isSet = Atomic(false)
}

@Suite(.timeLimit(.minutes(1))) struct `The names of flags` {
    @Test func `each name has one slot for ever, while the table grows`() {
        let names = FlagNames()
        let all = (0..<5_000).map { "flag-\($0 * 7_919)" }
        let slots = all.map { names.slot(forKey: $0) }
        #expect(Set(slots).count == all.count)
        #expect(!slots.contains(FlagNames.anyName))
        for (name, slot) in zip(all, slots) {
            #expect(names.slot(of: name) == slot)
            #expect(names.slot(forDefinition: name) == slot)
        }
        for name in all { #expect(names.slot(of: name + "x") == nil) }
    }

    @Test func `names of every length are told apart`() {
        let names = FlagNames()
        var all: [String] = []
        for length in 1...FlagName.longest {
            let rest = String(repeating: "x", count: length - 1)
            all += [rest + "a", rest + "b"]
            if length > 1 { all.append("y" + rest) }
        }
        let slots = all.map { names.slot(forKey: $0) }
        #expect(Set(slots).count == all.count)
        for (name, slot) in zip(all, slots) { #expect(names.slot(of: name) == slot) }
    }

    @Test func `keys of the code leave room for what stores define`() {
        let names = FlagNames()
        for number in 0..<FlagNames.capacityForKeys + 10 { _ = names.slot(forKey: "k\(number)") }
        #expect(names.slot(forKey: "one-more") == FlagNames.anyName)
        #expect(names.slot(of: "one-more") == nil)
        #expect(names.slot(forDefinition: "one-more") != nil)
        #expect(names.slot(forKey: "one-more") != FlagNames.anyName)
    }

    @Test func `lookups find what was there while others add`() async throws {
        let names = FlagNames()
        let known = (0..<200).map { "known-\($0)" }
        let slots = known.map { names.slot(forKey: $0) }
        let done = Done()
        try await withThrowingTaskGroup { group in
            group.addTask {
                try await blocking {
                    for number in 0..<20_000 { _ = names.slot(forDefinition: "new-\(number)") }
                    done.isSet.store(true, ordering: .releasing)
                }
            }
            group.addTask {
                try await blocking {
                    while !done.isSet.load(ordering: .acquiring) {
                        for (name, slot) in zip(known, slots) where names.slot(of: name) != slot {
                            Issue.record("\(name) was lost")
                            return
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}

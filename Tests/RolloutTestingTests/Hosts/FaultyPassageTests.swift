import Testing

@testable import Rollout
@testable import RolloutTesting

/// A suite that injects nothing would find nothing wrong with anybody.
@Suite(.timeLimit(.minutes(1))) struct `On the way to a host` {
    private let shift = Effect(id: "a", .setTraffic, environment: "candidate", weight: 5)
    private let again = Effect(id: "b", .setTraffic, environment: "candidate", weight: 5)
    private let note = Effect(id: "c", .notify, name: "releases")

    /// Sends one effect several times, each of which the host acknowledges.
    private func sendings(_ fault: HostFault, times: Int = 5) -> (arriving: [Int], returning: [Int]) {
        var passage = FaultyPassage(fault)
        var (arriving, returning): ([Int], [Int]) = ([], [])
        for _ in 0..<times {
            let effects = passage.send([note]).arriving
            arriving.append(effects.count)
            returning.append(passage.back(effects.map { Acknowledgement(effect: $0.id) }, of: [note]).count)
        }
        return (arriving, returning)
    }

    @Test(
        arguments: [
            (.none, [1, 1, 1, 1, 1], [1, 1, 1, 1, 1]),
            (.doubledEffects, [2, 2, 2, 2, 2], [2, 2, 2, 2, 2]),
            (.repeatedEffects, [1, 2, 2, 2, 2], [1, 2, 2, 2, 2]),
            (.lostEffects, [0, 0, 1, 1, 1], [0, 0, 1, 1, 1]),
            (.lostAcknowledgements, [1, 1, 1, 1, 1], [0, 1, 1, 1, 1]),
            (.delayedAcknowledgements, [1, 1, 1, 1, 1], [0, 0, 0, 1, 1]),
        ] as [(HostFault, [Int], [Int])])
    func `the faults happen`(fault: HostFault, arriving: [Int], returning: [Int]) {
        let found = sendings(fault)
        #expect(found.arriving == arriving)
        #expect(found.returning == returning)
    }

    @Test func `first tries fail, and second ones do not`() {
        var passage = FaultyPassage(.failedEffects)
        let first = passage.send([shift, note])
        #expect(first.arriving == [note])
        #expect(first.answered == [Acknowledgement(effect: "a", result: .failed)])
        #expect(passage.send([again]).arriving == [again])
    }

    @Test func `first tries end nobody knows how, and second ones do not`() {
        var passage = FaultyPassage(.unknownEnds)
        #expect(passage.send([shift, note]).arriving == [shift, note])
        let ends = passage.back([shift, note].map { Acknowledgement(effect: $0.id) }, of: [shift, note])
        #expect(ends.map(\.result) == [.timeout, .done])
        #expect(passage.back([Acknowledgement(effect: "b")], of: [again]).map(\.result) == [.done])
    }
}

import Foundation
import RolloutTesting
import TestServers
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(10))) struct `Evidence from many moments on` {
    /// Counts for each minute, all evidence looked at as that of one proportion.
    private struct Watch {
        var counted = CountedEvidence()
        let evidence: ProportionEvidence
        private(set) var minute: Int64 = 0

        init(limit: Double) throws { evidence = try #require(ProportionEvidence(limit: limit)) }

        mutating func add(failures: Int, of total: Int) {
            minute += 1
            counted.count(to: Moment(seconds: minute * 60)) {
                $0.subject.add(FailureCounts(failures: failures, total: total))
            }
        }

        var log: Double { counted.evidence(logOfPart).log }

        func logOfPart(_ part: EvidenceEpoch) -> Double {
            evidence.logAbove(failures: part.subject.failures, of: part.subject.total)
        }

        /// The parts, as they are looked at.
        var parts: [EvidenceEpoch] {
            var parts: [EvidenceEpoch] = []
            _ = counted.evidence { part in
                parts.append(part)
                return 0
            }
            return parts
        }
    }

    @Test func `is, while there is one alone, that and the stake on later ones`() throws {
        var watch = try Watch(limit: 0.01)
        watch.add(failures: 3, of: 50)
        let whole = try #require(watch.parts.first)
        #expect(abs(watch.log - log(0.95 * exp(watch.logOfPart(whole)) + 0.05)) < 1e-12)
    }

    @Test func `is worth one where each part is, until the first is given up`() throws {
        var watch = try Watch(limit: 0.01)
        for _ in 0..<155 { watch.add(failures: 0, of: 1) }
        #expect(abs(watch.counted.evidence { _ in 0 }.log) < 1e-12)
        for _ in 0..<10_000 { watch.add(failures: 0, of: 1) }
        #expect(watch.counted.evidence { _ in 0 }.log < 0)
    }

    @Test func `needs little memory, however long it lasts, and has a part of nearly any age`() throws {
        var watch = try Watch(limit: 0.01)
        for minute in 1...20_000 {
            watch.add(failures: 0, of: 10)
            let parts = watch.parts
            #expect(parts.count <= 16)
            guard minute > 100, minute.isMultiple(of: 97) else { continue }
            // The first is as old as all of it; of any other age one is found of at least the half.
            let ages = parts.map { minute - Int($0.since.milliseconds / 60_000) }
            for age in [20, 40, 80, 160, 1_000, 5_000] where age < minute {
                #expect(ages.contains { $0 <= age && $0 >= age / 3 }, "\(age) of \(ages) at minute \(minute)")
            }
            #expect(
                parts.allSatisfy {
                    $0.subject.total == 10 * (minute - Int($0.since.milliseconds / 60_000)) || $0.number == 1
                })
        }
    }

    @Test func `proves a regression after a good day`() throws {
        var watch = try Watch(limit: 0.01)
        for _ in 0..<1_200 { watch.add(failures: 1, of: 1_000) }
        #expect(watch.log < log(20))
        for _ in 0..<2 { watch.add(failures: 50, of: 1_000) }
        #expect(watch.log >= log(20))
        #expect(try #require(watch.parts.first).subject.share ?? 1 < 0.01, "all of it is far below the limit")
    }

    @Test func `keeps its promise at the limit, at every look of a day`() throws {
        let (alpha, cases) = (0.05, caseCount(60))
        var alarms = 0
        for seed in 0..<cases {
            var random = SeededRandom(seed: UInt64(seed))
            var watch = try Watch(limit: 0.1)
            for _ in 0..<600 {
                let failures = (0..<6).count { _ in Double.random(in: 0..<1, using: &random) < 0.1 }
                watch.add(failures: failures, of: 6)
                guard watch.log >= -log(alpha) else { continue }
                alarms += 1
                break
            }
        }
        let expected = alpha * Double(cases)
        #expect(Double(alarms) <= expected + 3 * expected.squareRoot(), "\(alarms) of \(cases)")
    }

    @Test func `is the same after it was stored`() throws {
        var watch = try Watch(limit: 0.01)
        for minute in 0..<500 { watch.add(failures: minute % 3, of: 100) }
        let stored = try JSONEncoder().encode(watch.counted)
        #expect(try JSONDecoder().decode(CountedEvidence.self, from: stored) == watch.counted)
    }
}

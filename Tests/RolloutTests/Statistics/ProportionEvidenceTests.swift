import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `Evidence about a proportion` {
    @Test(arguments: [
        (0.01, 50, 0, -3.1180155860, 0.3459671519), (0.01, 50, 3, 0.8023726795, -1.8348345046),
        (0.01, 100, 8, 7.4200788328, -2.7286812323), (0.01, 500, 15, 3.3105358190, -3.0882666708),
        (0.01, 500, 0, -5.0785299795, 4.0962237184), (0.001, 20, 2, 5.6014971233, -1.6040935384),
        (0.001, 100, 8, 24.9626253191, -2.8232017515),
    ])
    func `has the values of the reference`(limit: Double, total: Int, failures: Int, above: Double, below: Double)
        throws
    {
        let evidence = try #require(ProportionEvidence(limit: limit))
        #expect(abs(evidence.logAbove(failures: failures, of: total) - above) < 1e-9)
        #expect(abs(evidence.logBelow(failures: failures, of: total) - below) < 1e-9)
    }

    @Test func `is of no more events than can be counted, however many are told`() {
        var counts = FailureCounts(failures: .max - 1, total: .max - 1)
        counts.add(FailureCounts(failures: 7, total: 8))
        #expect(counts == FailureCounts(failures: .max, total: .max))
        var arms = TwoArmEvidence(share: 0.5)
        for _ in 0..<3 { arms?.count(candidate: .max, stable: .max) }
        #expect(arms?.candidate == .max && arms?.stable == .max)
    }

    @Test(arguments: [
        (0.01, [(5, 2), (10, 3), (20, 3), (30, 4), (50, 5), (100, 6), (200, 9), (500, 15), (1_000, 24), (5_000, 80)]),
        (0.05, [(5, 3), (10, 4), (20, 6), (50, 9), (100, 14), (200, 22), (500, 44), (1_000, 77), (5_000, 312)]),
    ])
    func `says how many failures prove it`(limit: Double, table: [(Int, Int)]) throws {
        let evidence = try #require(ProportionEvidence(limit: limit))
        for (total, failures) in table {
            #expect(evidence.failuresToProveAbove(of: total, alpha: 0.05) == failures, "of \(total)")
        }
    }

    @Test(arguments: [0, Double.nan]) func `says of what cannot be proven that no number does`(alpha: Double) throws {
        let evidence = try #require(ProportionEvidence(limit: 0.01))
        #expect(evidence.failuresToProveAbove(of: .max, alpha: alpha) == nil)
    }

    @Test(arguments: [(0.001, 3_787), (0.005, 756), (0.01, 377), (0.02, 188), (0.05, 74)])
    func `says how many clean requests prove the opposite`(limit: Double, clean: Int) throws {
        let evidence = try #require(ProportionEvidence(limit: limit))
        #expect(evidence.requestsToProveBelow(failures: 0, of: 0, alpha: 0.05) == clean)
    }

    @Test func `is finite where the complement is nothing but rounding`() throws {
        for limit in [1e-6, 0.001, 0.05, 0.5, 0.999] {
            let evidence = try #require(ProportionEvidence(limit: limit))
            for total in [0, 1, 500, 100_000, 10_000_000] {
                for failures in [0, 1, total / 1_000, total / 20, total] where failures <= total {
                    #expect(evidence.logAbove(failures: failures, of: total).isFinite, "\(limit) \(failures)/\(total)")
                    #expect(evidence.logBelow(failures: failures, of: total).isFinite, "\(limit) \(failures)/\(total)")
                }
            }
        }
    }

    @Test func `grows with each failure and shrinks with each success`() throws {
        let evidence = try #require(ProportionEvidence(limit: 0.02))
        for total in stride(from: 10, through: 400, by: 13) {
            for failures in 0..<total {
                let now = evidence.logAbove(failures: failures, of: total)
                #expect(evidence.logAbove(failures: failures + 1, of: total + 1) > now)
                if failures < total / 50 { #expect(evidence.logAbove(failures: failures, of: total + 1) < now) }
            }
        }
    }

    @Test(arguments: [0, 1, -0.1, 1.5, .nan, .infinity])
    func `knows no limit outside of 0 to 1`(limit: Double) {
        #expect(ProportionEvidence(limit: limit) == nil)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `Evidence from two arms` {
    @Test(
        arguments: [
            (0.01, 2, 2, 5.8292436620, nil, 1e-9), (0.05, 3, 3, 4.1994342813, 4.2505339787, 1e-9),
            (0.1, 3, 3, 2.282194, 2.3848231912, 1e-6), (0.1, 5, 2, 6.599683, 6.7050196223, 1e-6),
            (0.1, 10, 10, 8.908142, 9.0135014968, 1e-6), (0.1, 20, 100, 0.054567, 0.1511654059, 1e-6),
            (0.5, 5, 20, 3.190086, -2.8038143779, 1e-6),
        ] as [(Double, Int, Int, Double, Double?, Double)])
    func `has the values of the reference`(
        share: Double, candidate: Int, stable: Int, twoSided: Double, oneSided: Double?, tolerance: Double
    ) throws {
        var evidence = try #require(TwoArmEvidence(share: share))
        evidence.count(candidate: candidate, stable: stable)
        #expect(abs(evidence.logTwoSided - twoSided) < tolerance)
        if let oneSided { #expect(abs(evidence.logEvidence - oneSided) < 1e-9) }
    }

    @Test func `is the product of its segments when the share changes`() throws {
        var whole = try #require(TwoArmEvidence(share: 0.1))
        whole.count(candidate: 5, stable: 2)
        let first = whole.logEvidence
        whole.shift(to: 0.05)
        #expect(abs(whole.logEvidence - first) < 1e-12)
        whole.count(candidate: 3, stable: 3)
        var second = try #require(TwoArmEvidence(share: 0.05))
        second.count(candidate: 3, stable: 3)
        #expect(abs(whole.logEvidence - first - second.logEvidence) < 1e-12)
    }

    @Test func `counts and shares that cannot be change nothing`() throws {
        var evidence = try #require(TwoArmEvidence(share: 0.1))
        evidence.count(candidate: -3, stable: .min)
        for share in [0, 1, -1, .nan, .infinity] { evidence.shift(to: share) }
        #expect(evidence == TwoArmEvidence(share: 0.1))
    }
}

import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `The score of Kayenta` {
    /// `P` passes, `H` is too high, `L` too low, `N` has no data, `C` is high and critical.
    private func group(_ letters: String, weight: Double) -> KayentaScore.Group {
        let classes: [Character: KayentaClassifier.Classification] = ["P": .pass, "L": .low, "N": .noData]
        let verdicts = letters.map {
            KayentaClassifier.Verdict(classification: classes[$0] ?? .high, isCritical: $0 == "C", effect: nil)
        }
        return KayentaScore.Group(letters, weight: weight, verdicts)
    }

    @Test(
        arguments: [
            ("PPPP", 100), ("PPHP", 75), ("PHL", 1.0 / 3 * 100), ("PNNH", 50), ("HLH", 0), ("PN", 100), ("N", nil),
            ("", nil),
        ] as [(String, Double?)])
    func `of a group is the share of the metrics with data that pass`(letters: String, expected: Double?) {
        #expect(group(letters, weight: 1).score == expected)
    }

    @Test(
        arguments: [
            // 75 * 0.6 + 100 * 0.4.
            ([("PPPH", 60), ("PP", 40)], 85, .marginal),
            // (100 * 3 + 0 * 1) / 4.
            ([("P", 3), ("H", 1)], 75, .fail),
            ([("PPP", 50), ("P", 50)], 100, .pass),
            // (66.6… * 30 + 100 * 60) / 90: the group without data does not count.
            ([("PPH", 30), ("PPPPP", 60), ("NN", 10)], 88.888_888_888_9, .marginal),
            ([("PPPPPPPPPPPPPPPPPPPH", 1)], 95, .pass),
            ([("PPPP", 0), ("HP", 1)], 50, .fail),
        ] as [([(String, Double)], Double, KayentaScore.Outcome)])
    func `is the mean of the groups by their weights`(
        groups: [(String, Double)], score: Double, outcome: KayentaScore.Outcome
    ) {
        let result = KayentaScore(groups.map { group($0.0, weight: $0.1) }, pass: 95, marginal: 80)
        #expect(result.score == score && result.outcome == outcome && result.reason == nil)
    }

    @Test func `is nothing where a critical metric is bad`() {
        let result = KayentaScore([group("PPPPPPPPPC", weight: 1), group("P", weight: 99)], pass: 50, marginal: 10)
        #expect(result.score == 0 && result.outcome == .fail && result.reason == "a critical metric is bad")
    }

    @Test(arguments: [("PN", KayentaScore.Outcome.pass), ("PNN", .fail), ("N", .fail), ("", .fail)])
    func `fails where more than half of the metrics have no data`(letters: String, outcome: KayentaScore.Outcome) {
        #expect(KayentaScore([group(letters, weight: 1)], pass: 95, marginal: 75).outcome == outcome)
    }

    @Test(arguments: [Double.nan, .infinity, -1, 0]) func `counts no group by a weight that is none`(weight: Double) {
        let result = KayentaScore([group("H", weight: weight), group("P", weight: 1e308)], pass: 95, marginal: 75)
        #expect(result.score == 100)
    }
}

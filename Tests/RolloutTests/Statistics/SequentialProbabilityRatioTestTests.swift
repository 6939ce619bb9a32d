import Rollout
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Wald's sequential test` {
    typealias Case = (good: Double, bad: Double, alpha: Double, beta: Double)

    @Test(
        arguments: [
            ((0.01, 0.05, 0.05, 0.10), 2.8903717579, -2.2512917986, 1.6094379124, -0.0412429585, 55),
            ((0.001, 0.01, 0.05, 0.10), 2.8903717579, -2.2512917986, 2.3025850930, -0.0090498355, 249),
            ((0.005, 0.02, 0.01, 0.05), 4.5538768916, -2.9856819377, 1.3862943611, -0.0151901655, 197),
            ((0.01, 0.02, 0.05, 0.20), 2.7725887222, -1.5581446180, 0.6931471806, -0.0101523715, 154),
        ] as [(Case, Double, Double, Double, Double, Int)])
    func `has the bounds and steps of the published table`(
        proportions: Case, upper: Double, lower: Double, failure: Double, success: Double, clean: Int
    ) throws {
        let test = try #require(made(proportions))
        #expect(abs(test.upperBound - upper) < 1e-9)
        #expect(abs(test.lowerBound - lower) < 1e-9)
        #expect(abs(test.perFailure - failure) < 1e-9)
        #expect(abs(test.perSuccess - success) < 1e-9)
        #expect(test.cleanRequestsToAccept == clean)
        #expect(test.verdict(failures: 0, of: clean) == .accept)
        #expect(test.verdict(failures: 0, of: clean - 1) == .undecided)
    }

    @Test(
        arguments: [
            ((0.01, 0.05, 0.05, 0.10), 50, 0, -2.0621, .undecided),
            ((0.01, 0.05, 0.05, 0.10), 50, 3, 2.88989, .undecided),
            ((0.01, 0.05, 0.05, 0.10), 100, 1, -2.4736, .accept), ((0.01, 0.05, 0.05, 0.10), 100, 5, 4.1291, .reject),
            ((0.01, 0.05, 0.05, 0.10), 300, 12, 7.4353, .reject), ((0.001, 0.01, 0.05, 0.10), 50, 3, 6.4825, .reject),
            ((0.001, 0.01, 0.05, 0.10), 100, 1, 1.4067, .undecided),
            ((0.005, 0.02, 0.01, 0.05), 50, 3, 3.4449, .undecided),
            ((0.005, 0.02, 0.01, 0.05), 100, 5, 5.4885, .reject),
            ((0.01, 0.02, 0.05, 0.20), 100, 5, 2.5013, .undecided),
            ((0.01, 0.02, 0.05, 0.20), 300, 12, 5.3939, .reject),
        ] as [(Case, Int, Int, Double, SequentialProbabilityRatioTest.Verdict)])
    func `decides the published cases`(
        proportions: Case, total: Int, failures: Int, ratio: Double, verdict: SequentialProbabilityRatioTest.Verdict
    ) throws {
        let test = try #require(made(proportions))
        #expect(abs(test.logLikelihoodRatio(failures: failures, of: total) - ratio) < 1e-4)
        #expect(test.verdict(failures: failures, of: total) == verdict)
    }

    @Test(
        arguments: [
            (0.0, 0.05, 0.05, 0.1), (0.05, 0.05, 0.05, 0.1), (0.05, 0.01, 0.05, 0.1), (0.01, 1, 0.05, 0.1),
            (0.01, 0.05, 0, 0.1), (0.01, 0.05, 0.5, 0.5), (.nan, 0.05, 0.05, 0.1), (0.01, .infinity, 0.05, 0.1),
        ] as [Case])
    func `refuses proportions that cannot be told apart`(proportions: Case) {
        #expect(made(proportions) == nil)
    }

    @Test func `counts that cannot be never trap`() throws {
        let test = try #require(made((0.01, 0.05, 0.05, 0.10)))
        for counts in [(-1, 10), (11, 10), (0, -5), (.max, .max), (.min, .min)] {
            _ = test.verdict(failures: counts.0, of: counts.1)
        }
    }

    private func made(_ it: Case) -> SequentialProbabilityRatioTest? {
        SequentialProbabilityRatioTest(good: it.good, bad: it.bad, falseAlarm: it.alpha, miss: it.beta)
    }
}

import TestServers
import Testing

@Suite(.timeLimit(.minutes(60))) struct `The refill protocol under every order of events` {
    /// Whatever the network does: no transaction half done, nothing older after something newer, nothing confirmed
    /// that is not seen, and in the end what the server holds.
    @Test(arguments: [false, true])
    func `shows what was true together, in order, and calls nothing old current`(isDeleting: Bool) async throws {
        let cases = caseCount(10_000) / 2
        let sum = try await blocking { Sum(cases: cases, isDeleting: isDeleting) }
        #expect(sum.complaint == nil)
        // The runs saw something: else the test could not fail.
        #expect(sum.publications > 2 * cases && sum.confirmations > 2 * cases, "\(sum)")
    }

    /// What came of many runs.
    private struct Sum: Sendable {
        var complaint: String?
        var publications = 0
        var confirmations = 0

        init(cases: Int, isDeleting: Bool) {
            for seed in 0..<UInt64(cases) where complaint == nil {
                var run = Interleaving(seed: seed, isDeleting: isDeleting)
                complaint = run.run(steps: 200).map { "seed \(seed): \($0)" }
                publications += run.publications
                confirmations += run.confirmations
            }
        }
    }
}

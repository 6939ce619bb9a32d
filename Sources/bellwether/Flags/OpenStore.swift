import FeatureFlags
import FeatureFlagsRedis

/// The store that a command works with, until its time is over.
struct OpenStore: Sendable {
    let store: RedisFlagStore
    let limit: TimeLimit

    /// Waits until the store has told what it holds, and works with that, without a limit from then on.
    ///
    /// - Throws: What `body` throws; ``Complaint`` when the store cannot be read in time.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (StoreReading) async throws -> Result
    ) async throws -> Result {
        try await StoreReading.of(store, within: limit, body)
    }

    /// What the store holds, and why that may be old, for people.
    func contents() async throws -> (FlagContents, doubts: [String]) {
        try await read { [limit] reading in
            let status = try await limit.bound { await reading.status }
            return (reading.contents, status?.code.map { ["what the store holds may be old: \($0)"] } ?? [])
        }
    }

    /// Asks the store for something that it does at once.
    ///
    /// - Parameter invalid: What to say about a question that the store calls invalid; wrong usage unless told otherwise.
    /// - Throws: ``Complaint`` with the reason why it was not done.
    func ask<Answer: Sendable>(
        invalid: (String) -> Complaint = { Complaint(text: $0, status: 64) },
        _ question: @escaping @Sendable (RedisFlagStore) async throws(FlagWriteError) -> Answer
    ) async throws -> Answer {
        do {
            return try await limit.bound { [store] in try await question(store) }
        } catch let error as FlagWriteError {
            // The store's own clock runs out at the same moment.
            if error.code == .unavailable, limit.isOver { throw limit.complaint }
            switch error.code {
            case .conflict: throw Complaint.no(error.problem)
            case .invalid: throw invalid(error.problem)
            case .unsupported: throw Complaint(text: error.problem, status: 64)
            default: throw Complaint.unavailable(error.problem)
            }
        }
    }
}

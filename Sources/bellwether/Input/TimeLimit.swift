import Deadlines

/// How long a whole command may take: its steps share what is left, so that they cannot add up.
struct TimeLimit: Sendable {
    private let span: TimeSpan
    private let deadline: Deadline

    /// A limit that runs from now on.
    init(_ span: TimeSpan) {
        (self.span, deadline) = (span, .after(span.duration))
    }

    /// Whether the time is over.
    var isOver: Bool { deadline.hasPassed }

    /// The complaint that the time is over.
    var complaint: Complaint { Complaint(text: "no answer within \(span)", status: 2) }

    /// Does one step, and gives up when the time is over.
    ///
    /// - Throws: What `body` throws; ``complaint`` when the time is over.
    func bound<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result {
        try await withThrowingTaskGroup(of: Result.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(until: deadline.instant, clock: .continuous)
                throw complaint
            }
            defer { group.cancelAll() }
            guard let result = try await group.next() else { throw CancellationError() }
            return result
        }
    }
}

/// Does something, and gives up when it takes too long.
///
/// - Throws: What `body` throws; ``Complaint`` of status 2 when the time is over.
func within<Result: Sendable>(
    _ span: TimeSpan, _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: span.duration)
            throw Complaint(text: "no answer within \(span)", status: 2)
        }
        defer { group.cancelAll() }
        guard let result = try await group.next() else { throw CancellationError() }
        return result
    }
}

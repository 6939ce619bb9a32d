/// Runs an operation that may ignore cancellation, such as code of users, in a task of its own: a child of the caller
/// would have to be awaited.
///
/// - Parameters:
///   - sleep: Ends the wait; without one only the caller's cancellation does.
///   - operation: What to run. It is cancelled when the wait ends, and may then go on for as long as it likes.
/// - Returns: What the operation returns; nil when the wait has ended first.
package func inOwnTask<Value: Sendable>(
    until sleep: (@Sendable () async throws -> Void)? = nil, _ operation: @escaping @Sendable () async -> Value
) async -> Value? {
    let outcome = Promise<Value>()
    let task = Task { outcome.fulfill(await operation()) }
    defer { task.cancel() }
    guard let sleep else { return await outcome.value }
    return await outcome.value(before: sleep)
}

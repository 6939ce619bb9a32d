import Deadlines

/// Runs a body that blocks on a thread of its own, so that the tests' cooperative pool stays free.
@discardableResult
package func blocking<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await onOwnThread(body)
}

/// Asks again and again, on a thread of its own, until `condition` holds.
///
/// - Throws: ``TestServerError`` when it does not hold within the time.
package func eventually(
    within time: Duration = .seconds(30), _ what: String, _ condition: @escaping @Sendable () throws -> Bool
) async throws {
    try await blocking { try waitUntil(within: time, what, condition) }
}

/// As ``eventually(within:_:_:)``, on the calling thread.
func waitUntil(within time: Duration = .seconds(30), _ what: String, _ condition: () throws -> Bool) throws {
    let deadline = Deadline.after(time)
    while !(try condition()) {
        guard !deadline.hasPassed else { throw TestServerError("not within \(time): \(what)") }
        pause(.milliseconds(5))
    }
}

import Deadlines

/// Trying statements out.
extension Connection {
    /// Runs statements in one transaction and rolls it back; why each failed, nil if it did not.
    ///
    /// - Throws: When the transaction cannot begin. Later failures belong to the statements.
    func rehearse(_ statements: [String], _ wait: Waiter, limit: Int) throws(PostgresError) -> [PostgresError?] {
        let milliseconds = max(1, min(wait.deadline.remaining, .seconds(86_400)).wholeMilliseconds())
        _ = try exchange(
            "BEGIN; SET LOCAL statement_timeout = \(milliseconds); SET LOCAL idle_in_transaction_session_timeout = \(milliseconds)",
            wait, limit: limit)
        let failures = statements.map { statement -> PostgresError? in
            do throws(PostgresError) {
                try rehearse(statement, wait, limit: limit)
                return nil
            } catch {
                return error
            }
        }
        // If this fails the connection is dropped, which rolls back as well.
        _ = try? ask(.simple("ROLLBACK"), wait, limit: limit)
        return failures
    }

    private func rehearse(_ statement: String, _ wait: Waiter, limit: Int) throws(PostgresError) {
        _ = try ask(.simple("SAVEPOINT rehearsal"), wait, limit: limit)
        do throws(PostgresError) {
            _ = try ask(.single(statement), wait, limit: limit)
        } catch {
            _ = try? ask(.simple("ROLLBACK TO SAVEPOINT rehearsal"), wait, limit: limit)
            throw error
        }
    }
}

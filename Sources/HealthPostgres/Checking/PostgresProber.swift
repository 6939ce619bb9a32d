import Deadlines
import Health
import PostgresClient
import Synchronization

/// Runs the probes of one check over one session.
final class PostgresProber: Sendable {
    private let session: PostgresSession
    private let requirements: PostgresRequirements
    private let renewal: (@Sendable () async throws -> PostgresTarget)?
    private let target: Mutex<PostgresTarget>
    private let state: Mutex<ProbeState>

    init(
        _ target: PostgresTarget, _ requirements: PostgresRequirements, detailInterval: Duration,
        renewal: (@Sendable () async throws -> PostgresTarget)?
    ) throws(ConfigurationError) {
        do { session = try PostgresSession() } catch {
            throw ConfigurationError(
                "PostgresCheck", "needs a thread and two descriptors, and the system has none left")
        }
        self.requirements = requirements
        self.renewal = renewal
        self.target = Mutex(target)
        state = Mutex(ProbeState(detailInterval: detailInterval))
    }

    func probe(until deadline: Deadline) async throws(CheckFailure) -> CheckResult {
        do throws(PostgresError) {
            let found = try await findOut(until: deadline)
            let findings = state.withLock { $0.complete(found, at: .now) }
            let result = requirements.verdict(on: findings)
            state.withLock { $0.judge(result) }
            // Being read-only is a property of the session too: only a new one tells when it ends.
            if result.code == .readOnly, !findings.isStandby { await session.close() }
            return result
        } catch {
            throw CheckFailure(state.withLock { $0.fail(error) })
        }
    }

    func watch(_ action: @escaping @Sendable () -> Void) async {
        await session.notify(action)
        // Nobody sets it: the end of the task ends the wait.
        _ = await Promise<Bool>().value
        await session.notify(nil)
        await session.close()
    }

    private func findOut(until deadline: Deadline) async throws(PostgresError) -> Findings {
        let target = target.withLock { $0 }
        do throws(PostgresError) {
            return try await ask(target, until: deadline)
        } catch  where error.code == .auth {
            guard let renewal, let renewed = try? await renewal(), renewed != target else { throw error }
            self.target.withLock { $0 = renewed }
            return try await ask(renewed, until: deadline)
        }
    }

    private func ask(_ target: PostgresTarget, until deadline: Deadline) async throws(PostgresError) -> Findings {
        let nonce = String(UInt64.random(in: .min ... .max), radix: 16)
        let isDetailed = state.withLock { $0.wantsDetails(at: .now) }
        let statements =
            isDetailed
            ? ProbeStatements.detailed(nonce: nonce, for: requirements, within: deadline.remaining)
            : ProbeStatements.brief(nonce: nonce, for: requirements)
        let reply = try await session.query(statements, at: target, until: deadline)
        guard reply.tables.count == 1, let row = reply.tables[0].first,
            var findings = Findings(row, nonce: nonce, version: reply.status.version)
        else {
            await session.close()
            throw PostgresError(.protocol)
        }
        if isDetailed, let migration = requirements.migration {
            findings.hasMigration = try await has(migration, target, until: deadline)
        }
        return findings
    }

    private func has(
        _ migration: PostgresMigration, _ target: PostgresTarget, until deadline: Deadline
    ) async throws(PostgresError) -> Bool {
        let statements = ProbeStatements.guarded(migration.statement, within: deadline.remaining)
        do throws(PostgresError) {
            let reply = try await session.query(statements, at: target, until: deadline)
            guard let value = reply.tables.first?.first?[0] else { return false }
            return ["t", "true", "on", "yes", "1"].contains(value)
        } catch  where error.state.map(\.isMissingObject) == true {
            return false
        }
    }
}

extension SQLState {
    /// No such table, column, schema or function.
    fileprivate var isMissingObject: Bool {
        ["42P01", "42703", "3F000", "42883"].contains(description)
    }
}

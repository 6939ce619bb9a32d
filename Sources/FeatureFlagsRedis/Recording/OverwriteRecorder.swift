import Deadlines
import FeatureFlags
import RedisClient

/// Records rules and percentages that somebody has overwritten without this software, so that they can be brought back.
struct OverwriteRecorder: Sendable {
    private let connector: RedisConnector
    private let timeout: Duration
    private let queue = OverwriteQueue()

    init(connector: RedisConnector, timeout: Duration) {
        (self.connector, self.timeout) = (connector, timeout)
    }

    /// Asks for a record; soon, if at all.
    func record(_ overwrite: Overwrite) {
        queue.add(overwrite)
    }

    /// Records until the task is cancelled.
    ///
    /// - Parameter note: Called with a note for operators and whether it holds, when that changes.
    func run(note: @escaping @Sendable (String, _ holds: Bool) -> Void) async {
        var ledger = OverwriteLedger(timeout: timeout)
        var told: String?
        for await _ in queue.signals {
            let batch = queue.take()
            let refusal = await record(batch, in: &ledger)
            let text = refusal ?? (batch.lost == 0 ? nil : Self.tooMany)
            guard text != told else { continue }
            if let told { note(told, false) }
            if let text { note(text, true) }
            told = text
        }
    }

    private static let tooMany = "too many rules were overwritten at once: some are not recorded"

    /// How often one is tried with a server that is there.
    private static let mostTries = 5

    /// Records them all, as soon as the server can be asked.
    ///
    /// - Returns: The note for operators when the server does not do it.
    private func record(_ batch: OverwriteQueue.Batch, in ledger: inout OverwriteLedger) async -> String? {
        var random = SystemRandomNumberGenerator()
        var pauses = Backoff(first: .milliseconds(200), limit: .seconds(5), jitter: 0.5)
        var (rest, tries) = (batch.overwrites[...], 0)
        ledger.begin(at: batch.start)
        while !rest.isEmpty, !Task.isCancelled {
            do throws(FlagWriteError) {
                let connection = try await connect()
                defer { connection.drop() }
                while let overwrite = rest.first {
                    tries += 1
                    try await ledger.record(overwrite, over: connection)
                    rest.removeFirst()
                    tries = 0
                    pauses.reset()
                }
            } catch {
                guard error.isRetryable, tries < Self.mostTries else { return Self.note(on: error) }
                try? await Task.sleep(for: pauses.next(using: &random))
            }
        }
        return nil
    }

    private static func note(on error: FlagWriteError) -> String {
        error.code == .noPermission
            ? "no right to write the audit: overwritten rules are not recorded"
            : "overwritten rules are not recorded: \(error.problem)"
    }

    private func connect() async throws(FlagWriteError) -> RedisConnection {
        do throws(RedisError) {
            return try await connector.connect(until: .after(timeout))
        } catch {
            throw FlagWriteError(error)
        }
    }
}

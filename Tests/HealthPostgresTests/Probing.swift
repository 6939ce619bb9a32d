import Health
import HealthPostgres
import TestServers

/// What a run of a check says in one word: its code, or its verdict when there is none.
func verdict(of check: PostgresCheck, within time: Duration = .seconds(10)) async -> String {
    let result = await result(of: check, within: time)
    return result.code?.rawValue ?? "\(result.verdict)"
}

/// What a run of a check says, errors included, as a monitor takes them.
func result(of check: PostgresCheck, within time: Duration = .seconds(10)) async -> CheckResult {
    do { return try await check.probe(until: .now.advanced(by: time)) } catch { return CheckResult(error) }
}

/// Runs a check until it says a word.
func verdict(of check: PostgresCheck, becomes word: String) async throws {
    let deadline = ContinuousClock.now.advanced(by: .seconds(30))
    var last = ""
    while last != word {
        guard ContinuousClock.now < deadline else { throw TestServerError("still \(last) and not \(word)") }
        last = await verdict(of: check)
    }
}

extension CheckResult {
    /// The value observed under a name.
    subscript(name: String) -> Observation.Value? {
        observed.first { $0.name == name }?.value
    }
}

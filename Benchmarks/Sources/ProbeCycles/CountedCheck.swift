import Health

/// A check whose probes are counted.
struct CountedCheck: HealthCheck {
    let base: any HealthCheck
    let tally: Tally

    var configuration: CheckConfiguration { base.configuration }

    func probe(until deadline: ContinuousClock.Instant) async throws -> CheckResult {
        defer { tally.add(lateness: deadline.duration(to: .now)) }
        return try await base.probe(until: deadline)
    }

    func watch(_ trigger: ProbeTrigger) async {
        await base.watch(trigger)
    }
}

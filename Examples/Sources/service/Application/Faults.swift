import Health

/// Failures on purpose, for demonstrations: `FAULT_ERROR_RATE` and `FAULT_LATENCY_MS`.
struct Faults {
    /// The share of application requests that fail, 0 to 1.
    let errorRate: Double
    /// By how much each of them is delayed.
    let latency: Duration

    init(_ environment: Environment) throws(ConfigurationError) {
        errorRate = try environment.number("FAULT_ERROR_RATE", in: 0...1) ?? 0
        latency = try environment.milliseconds("FAULT_LATENCY_MS", in: .zero ... .seconds(60)) ?? .zero
    }

    /// Waits as long as wanted and says whether the request shall fail.
    func strike() async -> Bool {
        if latency > .zero { try? await Task.sleep(for: latency) }
        return errorRate > 0 && Double.random(in: 0..<1) < errorRate
    }
}

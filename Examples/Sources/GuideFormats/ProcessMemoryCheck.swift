public import Health

/// Reads the memory of this process on a schedule, because a format is pure and must not read it itself.
public struct ProcessMemoryCheck: HealthCheck {
    /// `process_memory`.
    public static let name = "process_memory"

    /// Informational: memory in use is no failure.
    public let configuration = CheckConfiguration(name: Self.name, criticality: .informational)

    /// A check of this process.
    public init() {}

    /// Reads.
    public func probe(until deadline: ContinuousClock.Instant) async throws -> CheckResult {
        .healthy(observed: Self.observations(of: .now))
    }

    /// The numbers under the names of the guide.
    public static func observations(of memory: ProcessMemory) -> [Observation] {
        [Observation("rss", .integer(memory.resident))]
            + (memory.data.map { [Observation("heapTotal", .integer($0))] } ?? [])
    }
}

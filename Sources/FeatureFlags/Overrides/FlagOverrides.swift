/// Values that a test has set for the tasks it runs, by name of the flag.
enum FlagOverrides {
    @TaskLocal static var ofTask: [String: any Sendable] = [:]

    /// Whether the task may have overrides.
    static var mayExist: Bool { Detours.exist && !ofTask.isEmpty }

    /// The override of a flag in this task.
    static func value(of flag: String) -> (any Sendable)? {
        Detours.exist ? ofTask[flag] : nil
    }

    /// The overrides of this task with more of them, all made visible to every client.
    static func adding(_ overrides: [(name: String, value: any Sendable)]) -> [String: any Sendable] {
        Detours.take()
        for override in overrides {
            if let slot = FlagNames.shared.slot(forDefinition: override.name) { Diversions.shared.divert(slot) }
        }
        return ofTask.merging(overrides.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    }
}

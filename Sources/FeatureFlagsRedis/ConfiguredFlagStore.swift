public import FeatureFlags

/// The store that the environment names.
public struct ConfiguredFlagStore: WritableFlagStore, ChosenFlagStore {
    package let chosen: any FlagStore

    /// What the store itself says.
    public var kind: String { chosen.kind }

    /// The store, if it is in Redis: for what only that can do.
    public var redis: RedisFlagStore? { chosen as? RedisFlagStore }

    /// Feeds a client until the task is cancelled.
    public func run(feeding feed: FlagFeed) async {
        await chosen.run(feeding: feed)
    }

    /// Makes all the changes in one step, or none of them.
    ///
    /// - Throws: `FlagWriteError`, of code `unsupported` when the store cannot be written.
    public func write(_ changes: [FlagWrite], by actor: String) async throws(FlagWriteError) {
        guard let store = chosen as? any WritableFlagStore else {
            throw FlagWriteError(.unsupported, "the \(kind) store cannot be written")
        }
        try await store.write(changes, by: actor)
    }
}

extension FlagStore where Self == ConfiguredFlagStore {
    /// The store that the environment names: Redis (`REDIS_URL`, with the snapshot file `FLAGS_SNAPSHOT`), otherwise a
    /// file (`FLAGS_FILE`), otherwise the memory of the process.
    ///
    /// - Throws: `ConfigurationError` that names the variable, never its value, when it is empty or unusable.
    public static func fromEnvironment(
        _ environment: Environment = .process
    ) throws(ConfigurationError) -> ConfiguredFlagStore {
        if let store = try RedisFlagStore.fromEnvironment(environment) { return ConfiguredFlagStore(chosen: store) }
        if let path = try environment.text("FLAGS_FILE") { return ConfiguredFlagStore(chosen: FileFlagStore(path)) }
        return ConfiguredFlagStore(chosen: MemoryFlagStore())
    }
}

extension RedisFlagStore {
    /// The store in the server that a variable names; nil when the variable is unset.
    ///
    /// `FLAGS_SNAPSHOT` names the snapshot file, and `FLAGS_FILE` a flagd document for the start without either, unless the
    /// options do.
    ///
    /// - Throws: `ConfigurationError` that names the variable, never its value, when it is empty or unusable.
    public static func fromEnvironment(
        _ environment: Environment = .process, variable: String = "REDIS_URL",
        options: RedisFlagStoreOptions = RedisFlagStoreOptions()
    ) throws(ConfigurationError) -> RedisFlagStore? {
        guard let url = try environment.text(variable) else { return nil }
        var options = options
        if options.snapshot == nil { options.snapshot = try environment.text("FLAGS_SNAPSHOT") }
        if options.bootstrap == nil { options.bootstrap = try document(environment) }
        return try RedisFlagStore(url: url, place: variable, options: options)
    }

    private static func document(_ environment: Environment) throws(ConfigurationError) -> FlagContents? {
        let variable = "FLAGS_FILE"
        guard let path = try environment.text(variable) else { return nil }
        guard case .bytes(let bytes) = FileBytes.read(path, atMost: 16 << 20) else {
            throw ConfigurationError(variable, "must name a file of at most 16 MiB that can be read")
        }
        do throws(FlagDocumentError) {
            return try FlagDocument(reading: bytes).contents
        } catch {
            throw ConfigurationError(variable, "must name a flagd document: \(error)")
        }
    }
}

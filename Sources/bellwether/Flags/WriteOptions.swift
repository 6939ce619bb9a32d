import ArgumentParser
import FeatureFlags
import FeatureFlagsRedis

/// What every command takes that changes flags.
struct WriteOptions: ParsableArguments {
    @OptionGroup var store: StoreOptions

    @Option(help: ArgumentHelp("Who does it, for the record; the name of the user.", valueName: "name"))
    var actor: String?

    /// Who does it: `--actor`, else the user of the shell.
    ///
    /// - Throws: ``Complaint``.
    func author(_ environment: Environment = .process) throws -> String {
        if let actor {
            guard (1...256).contains(actor.utf8.count), actor == actor.withoutControls else {
                throw Complaint.usage("--actor", "must be 1 to 256 bytes without control or invisible characters")
            }
            return actor
        }
        for variable in ["USER", "LOGNAME"] {
            if let name = try? environment.label(variable) { return name }
        }
        return "bellwether"
    }

    /// Makes changes in the store.
    ///
    /// - Parameter open: The store, where it was opened already.
    func write(_ changes: [FlagWrite], in open: OpenStore? = nil) async throws {
        let actor = try author()
        try await (open ?? store.open()).ask { store throws(FlagWriteError) in
            try await store.write(changes, by: actor)
        }
    }
}

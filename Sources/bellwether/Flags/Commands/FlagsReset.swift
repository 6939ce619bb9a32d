import ArgumentParser
import FeatureFlags
import FeatureFlagsRedis

/// Accepts an emptied store.
struct FlagsReset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Accept that the store is empty: processes let go of the flags that they have kept.",
        discussion: """
            A Redis that came back without any flag is not obeyed, since nobody may have wished that; processes go on \
            with the last good values and say `emptied`. After this the defaults of the code are in force.
            """)

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await options.open().ask { store throws(FlagWriteError) in try await store.reset() }
    }
}

import ArgumentParser

/// What has to do with feature flags.
struct FlagsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flags",
        abstract: "See, set and check feature flags.",
        discussion: """
            Flags stand in the Redis of --redis, else of REDIS_URL. What is set here is seen by every process within \
            milliseconds and recorded in the stream feature-audit; `redis-cli SET feature:NAME false` does the same \
            without a record.

            Exit codes: 0 done, 1 the answer is no, 2 it took too long, 64 wrong usage, 65 a file that cannot be used, \
            69 the store cannot be asked or refuses.
            """,
        subcommands: [
            FlagsList.self, FlagsGet.self, FlagsSet.self, FlagsEnable.self, FlagsDisable.self, FlagsKill.self,
            FlagsUnkill.self, FlagsWatch.self, FlagsHistory.self, FlagsRollback.self, FlagsStale.self,
            FlagsEvaluate.self, FlagsLint.self, FlagsReset.self,
        ])
}

import ArgumentParser

/// What has to do with rollouts.
struct RolloutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollout",
        abstract: "Check a rollout policy, and see what it decides and why.",
        discussion: """
            A policy is YAML or JSON. A HISTORY is NDJSON, one line for what came in at a moment, and - is standard \
            input:

              {"at":60,"subject":"candidate","metric":"error_rate","value":0.012,"samples":1200}
              {"at":60,"fact":"tests_passed","value":true}

            Exit codes: 0 done, 1 the answer is no, 2 it is not finished, 64 wrong usage, 65 a file that cannot be used.
            """,
        subcommands: [
            RolloutLint.self, RolloutTimeline.self, RolloutReplay.self, RolloutDiff.self, RolloutTest.self,
            RolloutExplain.self, RolloutSchema.self, RolloutImporting.self,
        ])
}

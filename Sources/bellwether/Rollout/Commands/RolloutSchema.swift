public import ArgumentParser
public import Rollout

/// The schema by which an editor completes and checks policies.
struct RolloutSchema: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of policies, for editors and for other tools.",
        discussion: """
            Editors with a YAML language server take it from a comment at the head of a file:

              # yaml-language-server: $schema=rollout.schema.json

            It tells members, kinds, ranges and the form of sentences. What names refer to only `rollout lint` knows.
            """)

    @Argument(help: "What the schema is of: policy or scenarios.")
    var kind = PolicySchema.policy

    func printout() async throws -> Printout {
        // The line end is added to each line that is printed.
        Printout(lines: [String(kind.text.dropLast())])
    }
}

extension PolicySchema: ExpressibleByArgument {}

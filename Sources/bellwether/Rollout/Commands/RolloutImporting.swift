import ArgumentParser
import RolloutImport
import RolloutYAML

/// Makes a policy of another system's file.
struct RolloutImporting: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a policy of another system's file, and say of each field what became of it.",
        discussion: """
            The policy goes to standard output and the report to standard error: mapped, approximated, unsupported, or \
            of the host, and where or why. What cannot be judged becomes a gate that waits, never a step that passes. \
            Exit code 1 with --strict when a field is unsupported: something that decides was lost.

              bellwether rollout import --from flagger canary.yaml --output policy.yaml
            """)

    @Option(
        help: ArgumentHelp("The system: flagger, argo, codedeploy, appconfig or prometheus.", valueName: "system"),
        transform: Self.system)
    var from: ForeignSystem

    @Argument(help: "The file; - for standard input.")
    var file: String

    @Option(name: .customLong("output"), help: ArgumentHelp("Write the policy to a file instead.", valueName: "file"))
    var target: String?

    @Flag(help: "Take unsupported fields for a failure; those of the host are none.")
    var strict = false

    @OptionGroup var output: OutputOptions

    private static func system(_ word: String) throws -> ForeignSystem {
        guard let system = ForeignSystem(rawValue: word) else {
            throw ValidationError("must be one of \(ForeignSystem.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return system
    }

    func printout() async throws -> Printout {
        let text = try PolicyText(file)
        let imported = try PolicyText.reading { () throws(PolicyFileError) in
            try PolicyImport(text.text, from: from, file: text.path)
        }
        if let target, TextFile.isSame(target, file) {
            throw Complaint.usage("--output", "must name another file than the one that is read")
        }
        if let target { try TextFile.save(imported.yaml, to: target, as: "--output") }
        let isLossy = strict && imported.fields.contains { $0.outcome == .unsupported }
        if output.json { return Printout(lines: [imported.json], isNo: isLossy) }
        // The writer ends its last line, and so does whoever prints lines.
        let policy = imported.yaml.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        return Printout(lines: target == nil ? policy : [], remarks: imported.fields.lines, isNo: isLossy)
    }
}

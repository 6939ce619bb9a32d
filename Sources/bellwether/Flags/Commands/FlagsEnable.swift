import ArgumentParser

/// Sets a flag to true.
struct FlagsEnable: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Set a flag to true for everyone.",
        discussion: """
            As `redis-cli SET feature:FLAG true`, with a record. A definition with rules or a percentage is overwritten; it \
            is kept in the record, and `bellwether flags rollback FLAG` brings it back. To turn a flag on for a while and \
            leave its definition alone, use `bellwether flags kill FLAG true`.
            """)

    @OptionGroup var flag: FlagArgument

    @OptionGroup var options: WriteOptions

    func printout() async throws -> Printout {
        let remarks = try await Overwriting(flag: flag.name, value: true, options: options).remarks()
        return Printout(lines: [], remarks: flag.remarks + remarks)
    }
}

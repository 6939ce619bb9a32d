import ArgumentParser

/// Sets a flag to false.
struct FlagsDisable: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Set a flag to false for everyone.",
        discussion: """
            As `redis-cli SET feature:FLAG false`, with a record. A definition with rules or a percentage is overwritten; it \
            is kept in the record, and `bellwether flags rollback FLAG` brings it back. To turn a flag off for a while and \
            leave its definition alone, use `bellwether flags kill FLAG false`.
            """)

    @OptionGroup var flag: FlagArgument

    @OptionGroup var options: WriteOptions

    func printout() async throws -> Printout {
        let remarks = try await Overwriting(flag: flag.name, value: false, options: options).remarks()
        return Printout(lines: [], remarks: flag.remarks + remarks)
    }
}

import ArgumentParser
import JSONText

/// All flags of a store.
struct FlagsList: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "All flags, what each is set to, and which key decides.",
        discussion: "The default of the code, which decides where no key does, is known to the processes only.")

    @OptionGroup var options: StoreOptions

    @OptionGroup var output: OutputOptions

    func printout() async throws -> Printout {
        let (contents, doubts) = try await options.open().contents()
        let flags = FlagOverview.all(of: contents)
        guard output.json else {
            return Printout(lines: TextTable(FlagOverview.headings, flags.map(\.cells)).lines, remarks: doubts)
        }
        let json = JSONWriter.text { json in
            json.array { json in
                for flag in flags { json.object { flag.write(to: &$0) } }
            }
        }
        return Printout(lines: [json], remarks: doubts)
    }
}

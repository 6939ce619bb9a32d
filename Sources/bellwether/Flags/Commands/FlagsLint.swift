import ArgumentParser
import FeatureFlags
import JSONText

/// Checks documents before anybody deploys them.
struct FlagsLint: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check flagd documents: file, line, column, flag and place of whatever is wrong.",
        discussion:
            "Exit code 1 when a document has an error; with --strict for warnings too. Good ones are passed in silence."
    )

    @Argument(help: "The documents.")
    var files: [String]

    @Flag(help: "Take warnings for errors.")
    var strict = false

    @Flag(help: "Print one JSON object a line.")
    var json = false

    func printout() async throws -> Printout {
        var printout = Printout(lines: [])
        for file in files {
            let bytes: [UInt8]
            do throws(Complaint) {
                bytes = try FlagFile(file).bytes
            } catch {
                printout.complaint = printout.complaint ?? error
                continue
            }
            for finding in FlagDocument.lint(bytes) {
                printout.lines.append(json ? finding.json(in: file) : "\(file):\(finding)".withoutControls)
                if strict || finding.severity == .error { printout.isNo = true }
            }
        }
        return printout
    }
}

extension FlagFinding {
    fileprivate func json(in file: String) -> String {
        JSONWriter.text { json in
            json.object { json in
                json.member("file", file)
                json.member("line", line)
                json.member("column", column)
                json.member("severity", severity.rawValue)
                json.member("flag", flag)
                json.member("place", place)
                json.member("problem", problem)
            }
        }
    }
}

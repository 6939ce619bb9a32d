import ArgumentParser
import TestServers
import Testing

@testable import bellwether

/// What needs no server.
@Suite(.timeLimit(.minutes(1))) struct `Documents of flags on the command line` {
    private static let document = #"""
        {
          "flags": {
            "checkout": {
              "state": "ENABLED",
              "variants": { "on": true, "off": false },
              "defaultVariant": "off",
              "targeting": { "fractional": [["on", 50], ["off", 50]] }
            }
          }
        }
        """#

    private func printout(_ words: String...) async throws -> Printout {
        try await #require(try Bellwether.parseAsRoot(["flags"] + words) as? any PrintingCommand).printout()
    }

    @Test func `are evaluated without any server`() async throws {
        let file = try TemporaryFolder()
        let path = try file.write(Self.document, to: "flags.json")
        let ann = try await printout(
            "evaluate", "checkout", "--file", path, "--context", #"{"targetingKey":"ann"}"#)
        #expect(ann.lines.count == 1 && !ann.isNo && ann.lines[0].contains(#""reason":"TARGETING_MATCH""#))
        #expect(try await printout("evaluate", "checkout", "--file", path).lines[0].contains(#""reason":"DEFAULT""#))
    }

    @Test func `that lack a flag say so and are a no`() async throws {
        let file = try TemporaryFolder()
        let path = try file.write(Self.document, to: "flags.json")
        let printout = try await printout("evaluate", "other", "--file", path)
        #expect(printout.isNo && printout.lines[0].contains(#""errorCode":"FLAG_NOT_FOUND""#))
    }

    @Test(arguments: ["", "[]", "{", #"{"targetingKey":7}"#, #"{"a":1,"a":2}"#])
    func `are not evaluated for a context that is none`(context: String) async throws {
        let complaint = try await #require(throws: Complaint.self) {
            _ = try await printout("evaluate", "checkout", "--file", "x", "--context", context)
        }
        #expect(complaint.status == 64 && complaint.text.hasPrefix("--context "))
    }

    @Test func `are found good in silence`() async throws {
        let file = try TemporaryFolder()
        #expect(try await printout("lint", file.write(Self.document, to: "flags.json")).lines == [])
    }

    @Test func `are found wrong with file, line, column, flag and place`() async throws {
        let file = try TemporaryFolder()
        let path = try file.write(
            Self.document.replacing("fractional", with: "fractionel"), to: "flags.json")
        let printout = try await printout("lint", path)
        let lines = printout.lines
        #expect(lines.count == 1 && printout.isNo)
        #expect(lines[0].hasPrefix("\(path):7:") && lines[0].contains("checkout") && lines[0].contains("targeting"))
    }

    @Test func `that cannot be read are bad files`() async throws {
        #expect(try await printout("lint", "/nowhere.json").complaint?.status == 65)
    }

    @Test func `that cannot be read hide nothing of the others`() async throws {
        let folder = try TemporaryFolder()
        let (bad, worse) = (try folder.write("{", to: "bad.json"), try folder.write("[]", to: "worse.json"))
        let printout = try await printout("lint", bad, "/nowhere.json", worse)
        #expect(printout.lines.contains { $0.hasPrefix(bad) } && printout.lines.contains { $0.hasPrefix(worse) })
        #expect(printout.complaint?.text.hasPrefix("/nowhere.json: ") == true)
    }
}

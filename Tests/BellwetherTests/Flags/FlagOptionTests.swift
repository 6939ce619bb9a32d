import ArgumentParser
import FeatureFlags
import TestServers
import Testing

@testable import bellwether

@Suite(.timeLimit(.minutes(1))) struct `The store of a command` {
    private func complaint(_ arguments: [String], _ process: [String: String] = [:]) -> Complaint? {
        do {
            _ = try StoreOptions.parse(arguments).store(Environment { process[$0] })
            return nil
        } catch {
            return error as? Complaint
        }
    }

    @Test(
        arguments: [
            (["--redis", "redis://h"], [:]), ([], ["REDIS_URL": "redis://h"]),
            (["--redis", "env:R"], ["R": "redis://h"]),
            (["--redis", "redis://h"], ["REDIS_URL": "nonsense"]),
        ] as [([String], [String: String])])
    func `is that of the option, else of the variable`(arguments: [String], process: [String: String]) {
        #expect(complaint(arguments, process) == nil)
    }

    @Test(
        arguments: [
            ([], [:], "--redis is needed"), ([], ["REDIS_URL": ""], "REDIS_URL is set but empty"),
            ([], ["REDIS_URL": "http://secret"], "REDIS_URL "), (["--redis", "http://secret"], [:], "--redis "),
            (["--redis", "env:R"], [:], "--redis names the variable R"),
        ] as [([String], [String: String], String)])
    func `is missed in one line that names the place and never the URL`(
        arguments: [String], process: [String: String], text: String
    ) throws {
        let found = complaint(arguments, process)
        let complaint = try #require(found)
        #expect(complaint.text.hasPrefix(text) && !complaint.text.contains("secret"))
        #expect(complaint.status == 64)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `Who changes a flag` {
    @Test(
        arguments: [
            (["--actor", "dana"], ["USER": "ann"], "dana"), ([], ["USER": "ann"], "ann"),
            ([], ["LOGNAME": "bob"], "bob"),
            ([], [:], "bellwether"), ([], ["USER": "a\nb", "LOGNAME": ""], "bellwether"),
        ] as [([String], [String: String], String)])
    func `is the one that is named, else the user of the shell`(
        arguments: [String], process: [String: String], author: String
    ) throws {
        #expect(try WriteOptions.parse(arguments).author(Environment { process[$0] }) == author)
    }

    @Test func `has a name of at most 256 bytes without control characters`() throws {
        for name in ["", String(repeating: "n", count: 257), "a\nb"] {
            let complaint = #expect(throws: Complaint.self) { try WriteOptions.parse(["--actor", name]).author() }
            #expect(complaint?.status == 64 && complaint?.text.hasPrefix("--actor ") == true)
        }
    }
}

@Suite(.timeLimit(.minutes(1))) struct `A command that only changes flags` {
    @Test(arguments: ["kill a", "set a true", "enable a", "rollback a", "reset"])
    func `has nothing to show as JSON`(words: String) {
        let words = ["flags"] + words.split(separator: " ").map(String.init)
        #expect(throws: Never.self) { try Bellwether.parseAsRoot(words) }
        #expect(throws: (any Error).self) { try Bellwether.parseAsRoot(words + ["--json"]) }
    }

    @Test func `blames the store that it was given, not the file`() async throws {
        let file = try TemporaryFolder()
        let words = ["flags", "set", "a", "@" + (try file.write("true", to: "a.json")), "--redis", "http://secret"]
        var command = try #require(try Bellwether.parseAsRoot(words) as? any AsyncParsableCommand)
        let complaint = try await #require(throws: Complaint.self) { try await command.run() }
        #expect(complaint.status == 64 && complaint.text.hasPrefix("--redis "))
    }
}

@Suite(.timeLimit(.minutes(1))) struct `The text of a definition` {
    @Test func `is the argument, or the file that it names`() throws {
        let folder = try TemporaryFolder()
        #expect(try FlagText("25%").text == "25%")
        #expect(
            try FlagText("@" + folder.write(#"{"state":"ENABLED"}"#, to: "flag.json")).text == #"{"state":"ENABLED"}"#)
    }

    @Test func `of a file that cannot be read is a bad file`() throws {
        let complaint = try #require(throws: Complaint.self) { try FlagText("@/nowhere/flag.json") }
        #expect(complaint.status == 65 && complaint.text.hasPrefix("/nowhere/flag.json: "))
    }
}

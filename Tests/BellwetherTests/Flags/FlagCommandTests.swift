import ArgumentParser
import FeatureFlags
import JSONText
import TestServers
import Testing

@testable import bellwether

/// The commands against a real server, each as a person types it.
@Suite(.enabled(if: RedisProcess.isInstalled), .timeLimit(.minutes(3)))
struct `The commands for flags` {
    private static let rules = #"""
        {"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"off",
         "targeting":{"if":[{"==":[{"var":"plan"},"pro"]},"on"]}}
        """#

    private let redis: RedisProcess

    init() async throws {
        redis = try await blocking { try RedisProcess() }
    }

    /// Runs a command that prints at its end.
    @discardableResult
    private func run(_ words: String...) async throws -> [String] {
        let words = ["flags"] + words + ["--redis", redis.url()]
        let command = try Bellwether.parseAsRoot(words)
        if let command = command as? any PrintingCommand { return try await command.printout().lines }
        var asynchronous = try #require(command as? any AsyncParsableCommand)
        try await asynchronous.run()
        return []
    }

    private func printout(_ words: [String]) async throws -> Printout {
        let words = ["flags"] + words + ["--redis", redis.url()]
        return try await #require(try Bellwether.parseAsRoot(words) as? any PrintingCommand).printout()
    }

    private func complaint(_ words: String...) async throws -> Complaint? {
        try await complaint(words)
    }

    private func complaint(_ words: [String]) async throws -> Complaint? {
        do {
            var command = try #require(
                try Bellwether.parseAsRoot(["flags"] + words + ["--redis", redis.url()]) as? any AsyncParsableCommand)
            try await command.run()
            return nil
        } catch let complaint as Complaint {
            return complaint
        }
    }

    private func key(_ name: String) async throws -> String {
        try await blocking { [redis] in try redis.command("GET", name) }
    }

    private func put(_ name: String, _ value: String) async throws {
        try await blocking { [redis] in try redis.command("SET", name, value) }
    }

    @Test func `set, enable, disable, kill and unkill what the keys hold`() async throws {
        try await run("set", "checkout", "25%")
        #expect(try await key("feature:checkout") == "25%")
        try await run("enable", "checkout")
        #expect(try await key("feature:checkout") == "true")
        try await run("disable", "checkout")
        #expect(try await key("feature:checkout") == "false")
        try await run("kill", "checkout")
        #expect(try await key("feature-kill:checkout") == "false")
        try await run("kill", "checkout", "true")
        #expect(try await key("feature-kill:checkout") == "true")
        try await run("unkill", "checkout")
        #expect(try await key("feature-kill:checkout") == "")
        #expect(try await key("feature:checkout") == "false")
    }

    @Test func `set a definition out of a file`() async throws {
        let folder = try TemporaryFolder()
        try await run("set", "checkout", "@" + folder.write(Self.rules, to: "checkout.json"))
        #expect(try await key("feature:checkout") == Self.rules)
    }

    @Test(arguments: ["maybe", "101%", #"{"state":"ENABLED"}"#, #"{"state":"ENABLED","variants":{"on":true},}"#])
    func `refuse a definition that nobody could use, unless forced`(value: String) async throws {
        let complaint = try #require(try await complaint("set", "checkout", value))
        #expect(complaint.status == 64 && complaint.text.hasPrefix("flag checkout"))
        let folder = try TemporaryFolder()
        let file = try folder.write(value, to: "checkout.json")
        let other = try #require(try await self.complaint("set", "checkout", "@" + file))
        #expect(other.status == 65 && other.text.hasPrefix("\(file): flag checkout"))
        #expect(try await key("feature:checkout") == "")
        try await run("set", "checkout", value, "--force")
        #expect(try await key("feature:checkout") == value)
    }

    @Test(arguments: ["check out", "", "a\n", "fl\u{E4}g"])
    func `refuse a name that can be none`(name: String) async throws {
        let error = try #require(throws: (any Error).self) { try Bellwether.parseAsRoot(["flags", "enable", name]) }
        #expect(Bellwether.exitCode(for: error) == .validationFailure)
    }

    @Test func `list what is set and which key decides`() async throws {
        try await put("feature:scan_creation", "true")
        try await put("feature-kill:scan_creation", "false")
        try await put("feature:checkout", Self.rules)
        try await put("feature:broken", "maybe")
        try await put("other", "true")
        let lines = try await run("list")
        #expect(lines.count == 4)
        #expect(lines[1].hasPrefix("broken         maybe") && lines[1].contains("last good, else default"))
        #expect(lines[2] == "checkout       rules over on, off, else off  -      definition")
        #expect(lines[3] == "scan_creation  true                          false  kill")
        let json = try JSONValue(reading: try await run("list", "--json").joined())
        #expect(json.array?.map { $0["decides"]?.string } == ["last_good", "definition", "kill"])
        #expect(json[1]?["definition"]?.string == Self.rules)
        #expect(json[0]?["problem"]?.string != nil)
    }

    @Test func `get one flag, its key and who set it`() async throws {
        try await run("set", "checkout", "25%", "--actor", "dana")
        let lines = try await run("get", "checkout").joined(separator: "\n")
        #expect(lines.contains("feature:checkout") && lines.contains("25%") && lines.contains("dana"))
        let json = try JSONValue(reading: try await run("get", "checkout", "--json").joined())
        #expect(json["decides"]?.string == "definition")
        #expect(json["key"]?.string == "feature:checkout")
        #expect(json["actor"]?.string == "dana")
        #expect(try await complaint("get", "nothing")?.status == 1)
    }

    @Test func `keep a record, and bring back what was overwritten`() async throws {
        try await run("set", "checkout", Self.rules, "--actor", "dana")
        try await run("disable", "checkout", "--actor", "bob")
        let history = try await run("history", "checkout")
        #expect(history.count == 3)
        #expect(history[1].contains("bob") && history[2].contains("dana"))
        let json = try JSONValue(reading: try await run("history", "--json").joined())
        #expect(json[0]?["old"]?.string == Self.rules && json[0]?["new"]?.string == "false")
        try await run("rollback", "checkout", "--actor", "dana")
        #expect(try await key("feature:checkout") == Self.rules)
    }

    @Test func `evaluate for a context, from Redis and from a file`() async throws {
        try await run("set", "checkout", Self.rules)
        let pro = try await run("evaluate", "checkout", "--context", #"{"targetingKey":"ann","plan":"pro"}"#)
        #expect(
            pro == [
                #"{"key":"checkout","value":true,"variant":"on","reason":"TARGETING_MATCH","errorCode":null,"metadata":{}}"#
            ])
        #expect(try await run("evaluate", "checkout").joined().contains(#""variant":"off","reason":"DEFAULT""#))
    }

    @Test func `evaluate what a replica holds, with a doubt`() async throws {
        try await put("feature:checkout", "true")
        #expect(try await printout(["evaluate", "checkout"]).remarks == [])
        _ = try await blocking { [redis] in try redis.command("REPLICAOF", "127.0.0.1", "1") }
        let printout = try await printout(["evaluate", "checkout"])
        #expect(printout.lines.joined().contains(#""value":true"#))
        #expect(printout.remarks == ["what the store holds may be old: replica_link_down"])
    }

    @Test(arguments: [["list"], ["list", "--json"], ["get", "checkout"], ["stale"]])
    func `show what a replica holds, with a doubt`(words: [String]) async throws {
        try await put("feature:checkout", "true")
        #expect(try await printout(words).remarks == [])
        _ = try await blocking { [redis] in try redis.command("REPLICAOF", "127.0.0.1", "1") }
        #expect(try await printout(words).remarks == ["what the store holds may be old: replica_link_down"])
    }

    @Test func `tell what decides for processes when what is there cannot be used`() async throws {
        try await put("feature:checkout", "flase")
        let lines = try await run("get", "checkout").joined(separator: "\n")
        #expect(lines.contains("decides     the last good one that a process knows, else the default of the code"))
        #expect(try await run("get", "checkout", "--json").joined().contains(#""decides":"last_good""#))
        try await put("feature:checkout", "true")
        try await put("feature-kill:checkout", "flase")
        #expect(try await run("get", "checkout").joined().contains("knows, else feature:checkout"))
    }

    @Test(arguments: [["set", "checkout", "25%"], ["rollback", "checkout"], ["enable", "checkout"]])
    func `say that a kill decides all the same`(words: [String]) async throws {
        try await run("set", "checkout", "5%")
        try await run("set", "checkout", "true")
        #expect(try await printout(words).remarks.filter { $0.contains("unkill") } == [])
        try await run("kill", "checkout")
        let remarks = try await printout(words).remarks.joined()
        #expect(remarks.contains("checkout is overridden by its kill (false) until: bellwether flags unkill checkout"))
    }

    @Test(arguments: [
        ["set", "feature:x", "true"], ["enable", "feature:x"], ["kill", "feature:x"], ["evaluate", "feature:x"],
        ["get", "feature:x"],
    ])
    func `doubt a name that looks like a key`(words: [String]) async throws {
        let doubt = "feature:x is taken for a name, and the key of that is feature:feature:x; is x meant?"
        #expect(try await printout(words).remarks.contains(doubt))
    }

    @Test func `say no to lifting what is not there, and record nothing of it`() async throws {
        #expect(try await complaint("unkill", "checkout")?.text == "checkout has no kill")
        try await run("kill", "checkout")
        try await run("unkill", "checkout")
        #expect(try await complaint("unkill", "checkout")?.status == 1)
        #expect(try await run("history", "checkout").count == 3)
        // One of another type overrides nothing, and is lifted all the same.
        _ = try await blocking { [redis] in try redis.command("RPUSH", "feature-kill:checkout", "false") }
        try await run("unkill", "checkout")
        let left = try await blocking { [redis] in try redis.command("EXISTS", "feature-kill:checkout") }
        #expect(left == "0")
    }

    @Test func `say when the store cannot be read`() async throws {
        try await blocking { [redis] in redis.kill() }
        let complaint = try #require(try await complaint("list", "--timeout", "2s"))
        #expect(complaint.status == 69 && complaint.text == "the flags cannot be read: refused")
        #expect(try await self.complaint("enable", "checkout", "--timeout", "2s")?.status == 69)
    }

    @Test(arguments: [["kill", "checkout"], ["enable", "checkout"], ["list"], ["get", "checkout"]])
    func `give up on a server that never answers`(words: [String]) async throws {
        try await blocking { [redis] in redis.freeze() }
        let start = ContinuousClock.now
        let complaint = try await complaint(words + ["--timeout", "3s"])
        try await blocking { [redis] in redis.thaw() }
        #expect(complaint?.status == 2 && complaint?.text == "no answer within 3s")
        #expect(start.duration(to: .now) < .seconds(10))
    }

    @Test func `wait for a slow server for as long as they may`() async throws {
        _ = try await blocking { [redis] in try redis.command("CLIENT", "PAUSE", "3000", "WRITE") }
        try await run("kill", "checkout", "--timeout", "30s")
        #expect(try await key("feature-kill:checkout") == "false")
    }

    @Test func `say no where the record does not reach so far back`() async throws {
        try await run("set", "checkout", "25%")
        let complaint = try #require(try await complaint("rollback", "checkout", "--steps", "9"))
        #expect(complaint.status == 1 && complaint.text.contains("1 changes"))
    }
}

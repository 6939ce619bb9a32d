import FeatureFlags
import TestServers
import Testing

@testable import FeatureFlagsRedis

/// What is kept of a key that holds what cannot be used.
@Suite struct `The last good contents` {
    private static let rules =
        #"{"state":"ENABLED","variants":{"yes":true,"no":false},"defaultVariant":"no","#
        + #""targeting":{"if":[{"$ref":"rule"},"yes","no"]}}"#
    private static let evaluators = #"{"rule":{"==":[1,1]}}"#

    /// A state that hears only of what this process writes itself, which it believes at once.
    private struct Bench {
        var state: RefillState
        private var random = SeededGenerator(seed: 1)

        init(_ known: [FlagKey: KeyContent]) {
            state = RefillState(snapshot: Snapshot(contents: known))
        }

        /// The overwrites that writing these comes to.
        mutating func write(_ contents: [FlagKey: KeyContent?]) -> [Overwrite] {
            state.handle(.wrote(contents), at: .now, using: &random).compactMap { action in
                if case .overwritten(let overwrite) = action { overwrite } else { nil }
            }
        }

        mutating func write(_ key: FlagKey, _ text: String?) -> [Overwrite] {
            write([key: text.map { .text($0) }])
        }
    }

    private let key: FlagKey
    private let kill: FlagKey

    init() throws {
        key = try #require(FlagKey(definitionOf: "a"))
        kill = try #require(FlagKey(killOf: "a"))
    }

    @Test(arguments: [KeyContent.text("flase"), .wrongType, .tooLarge])
    func `go into the snapshot, whatever stands there now`(broken: KeyContent) throws {
        var bench = Bench([key: .text("false"), kill: .text("true")])
        _ = bench.write([key: broken, kill: broken])
        _ = bench.write([key: .text("fasle")])
        #expect(bench.state.known[key] == .text("fasle"))
        #expect(bench.state.lasting == [key: .text("false"), kill: .text("true")])
        // The next process finds what cannot be used too, and keeps them as well.
        var next = Bench(bench.state.lasting)
        _ = next.write([key: broken, kill: broken])
        #expect(next.state.lasting == bench.state.lasting)
        _ = next.write([key: .text("25%"), kill: nil])
        #expect(next.state.lasting == [key: .text("25%")])
    }

    @Test func `are what a scalar overwrites after a mistake`() throws {
        for rules in ["5%", Self.rules] {
            var bench = Bench([key: .text(rules), .evaluators: .text(Self.evaluators)])
            #expect(bench.write(key, "flase").isEmpty)
            #expect(bench.write([key: .wrongType]).isEmpty)
            #expect(bench.write(key, "false") == [Overwrite(flag: "a", old: rules, new: "false")])
            #expect(bench.write(key, "true").isEmpty)
        }
    }

    @Test func `are judged by the shared rules that are in force`() throws {
        var bench = Bench([key: .text("true"), .evaluators: .text("{}")])
        // The definition comes before the rule to which it refers.
        _ = bench.write(key, Self.rules)
        #expect(bench.state.lasting[key] == .text("true"))
        _ = bench.write(.evaluators, Self.evaluators)
        #expect(bench.state.lasting == bench.state.known)
        // Rules that cannot be used put nothing out of force.
        _ = bench.write(.evaluators, "{")
        #expect(bench.state.lasting == [key: .text(Self.rules), .evaluators: .text(Self.evaluators)])
        // Both at once.
        bench = Bench([key: .text("true"), .evaluators: .text("{}")])
        _ = bench.write([key: .text(Self.rules), .evaluators: .text(Self.evaluators)])
        #expect(bench.state.lasting == bench.state.known)
    }

    @Test(arguments: [nil, "{}", #"{"other":{"==":[1,1]}}"#, #"{"rule":{"nonsense":[1]}}"#])
    func `last with the shared rules by which they were good`(rules: String?) throws {
        let bound = try KeyContent.bound(Array(Self.rules.utf8), rules: FlagEvaluators(FlagSource(Self.evaluators)))
        var bench = Bench([key: .text(Self.rules), .evaluators: .text(Self.evaluators)])
        _ = bench.write(.evaluators, rules)
        #expect(bench.state.known[key] == .text(Self.rules))
        #expect(bench.state.known[.evaluators] == rules.map { .text($0) })
        var lasting = bench.state.known
        lasting[key] = bound
        #expect(bench.state.lasting == lasting)
        // The next process finds the same in the server.
        var next = Bench(lasting)
        _ = next.write(key, Self.rules)
        #expect(next.state.known == bench.state.known && next.state.lasting == lasting)
        #expect(next.write(key, "false") == [Overwrite(flag: "a", old: Self.rules, new: "false")])
        // They come back.
        _ = bench.write(.evaluators, #"{"rule":{"==":[1,2]}}"#)
        #expect(bench.state.lasting == bench.state.known)
    }

    @Test func `last with those rules too when both go at once`() throws {
        var bench = Bench([key: .text(Self.rules), .evaluators: .text(Self.evaluators)])
        _ = bench.write([key: .text("flase"), .evaluators: nil])
        let rules = try FlagEvaluators(FlagSource(Self.evaluators))
        #expect(bench.state.lasting == [key: .bound(Array(Self.rules.utf8), rules: rules)])
        // Where the rules stay, they may change without what is no longer there.
        bench = Bench([key: .text(Self.rules), .evaluators: .text(Self.evaluators)])
        _ = bench.write(key, "flase")
        _ = bench.write(.evaluators, #"{"rule":{"==":[1,2]}}"#)
        #expect(bench.state.lasting[key] == .bound(Array(Self.rules.utf8), rules: rules))
    }

    @Test func `outlast a definition that never came into force`() throws {
        var bench = Bench([key: .text("true")])
        _ = bench.write(key, Self.rules)
        // What it waited for comes at the moment at which it goes.
        _ = bench.write([key: .text("flase"), .evaluators: .text(Self.evaluators)])
        #expect(bench.state.lasting == [key: .text("true"), .evaluators: .text(Self.evaluators)])
        // One that never was good has nothing to keep.
        bench = Bench([kill: .text("true")])
        _ = bench.write(key, Self.rules)
        _ = bench.write(.evaluators, "{}")
        #expect(bench.state.lasting == bench.state.known)
    }

    @Test func `are told of when they were rules that a scalar replaces, and of nothing else`() throws {
        var bench = Bench([key: .text("5%")])
        #expect(bench.write(key, "10%").isEmpty)
        #expect(bench.write(key, "false") == [Overwrite(flag: "a", old: "10%", new: "false")])
        #expect(bench.write(key, "true").isEmpty)
        #expect(bench.write(key, "{}").isEmpty)
        #expect(bench.write(key, nil) == [Overwrite(flag: "a", old: "{}", new: nil)])
        #expect(bench.write(key, "true").isEmpty)
        // A misspelt word that never was anything else is nothing to bring back.
        bench = Bench([key: .text("flase")])
        #expect(bench.write(key, "false").isEmpty)
    }
}

extension KeyContent {
    fileprivate static func text(_ text: String) -> KeyContent { .bytes(Array(text.utf8)) }
}

extension Overwrite {
    fileprivate init(flag: String, old: String, new: String?) {
        self.init(flag: flag, old: Array(old.utf8), new: new.map { Array($0.utf8) })
    }
}

import TestServers

@testable import FeatureFlags

/// A random sequence of what can happen to a client, in words that both the client and its model understand.
struct FlagScript: Sendable {
    /// What a store holds in one place.
    enum Entry: Sendable, Hashable {
        case truth(Bool)
        /// By whether `$ref` to a shared rule says so; needs the shared rules.
        case shared
        case disabled
        case text(String)
        case garbage(Int)
        case unusable

        var entry: FlagEntry {
            switch self {
            case .truth(let truth): .source(FlagSource(truth ? " On " : "false"))
            case .shared:
                .source(
                    FlagSource(
                        #"{"state":"ENABLED","variants":{"yes":true,"no":false},"defaultVariant":"no","#
                            + #""targeting":{"if":[{"$ref":"rule"},"yes","no"]}}"#))
            case .disabled:
                .source(FlagSource(#"{"state":"DISABLED","variants":{"yes":true},"defaultVariant":"yes"}"#))
            case .text(let text):
                .source(FlagSource(#"{"state":"ENABLED","variants":{"t":"\#(text)"},"defaultVariant":"t"}"#))
            case .garbage(let number): .source(FlagSource("garbage \(number)"))
            case .unusable: .unusable(FlagDefinitionError(flag: "?", problem: "too large"))
            }
        }
    }

    /// The shared rules: nil when there are none, and garbage for rules that are no object.
    enum Rules: Sendable, Hashable {
        case none
        case rule(Bool)
        case garbage

        var entry: FlagEntry? {
            switch self {
            case .none: nil
            case .rule(let truth): .source(FlagSource(#"{"rule":{"==":[1,\#(truth ? 1 : 2)]}}"#))
            case .garbage: .source(FlagSource("[]"))
            }
        }
    }

    struct Record: Sendable, Hashable {
        var definition: Entry?
        var kill: Entry?
    }

    enum Event: Sendable, Hashable {
        case load([Int: Record], Rules)
        case change([Int: Record], Rules?)
        /// Milliseconds from now; nil for until further notice.
        case confirm(Int?)
        case status(FlagStoreStatus.Health)
        /// Milliseconds.
        case pass(Int)
        case divert(Int)
    }

    static let flags = 0..<4
    static func name(_ flag: Int) -> String { "model.flag-\(flag)" }

    let events: [Event]

    init(using random: inout SeededGenerator) {
        events = (0..<Int.random(in: 1...12, using: &random)).map { _ in Self.event(&random) }
    }

    private static func event(_ random: inout SeededGenerator) -> Event {
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<3: .load(records(&random), rules(&random))
        case 3..<13: .change(records(&random), Bool.random(using: &random) ? nil : rules(&random))
        case 13..<15:
            .confirm(Int.random(in: 0..<3, using: &random) == 0 ? nil : Int.random(in: -5...50, using: &random))
        case 15..<17: .status([.starting, .current, .stale, .failed][Int.random(in: 0..<4, using: &random)])
        case 17: .divert(Int.random(in: flags, using: &random))
        default: .pass(Int.random(in: 0...40, using: &random))
        }
    }

    private static func records(_ random: inout SeededGenerator) -> [Int: Record] {
        var records: [Int: Record] = [:]
        for flag in flags where Bool.random(using: &random) {
            records[flag] = Record(
                definition: entry(&random), kill: Int.random(in: 0..<4, using: &random) == 0 ? kill(&random) : nil)
        }
        return records
    }

    private static func entry(_ random: inout SeededGenerator) -> Entry? {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: nil
        case 1..<4: .truth(Bool.random(using: &random))
        case 4..<6: .shared
        case 6: .disabled
        case 7: .text("t\(Int.random(in: 0..<2, using: &random))")
        case 8: .unusable
        default: .garbage(Int.random(in: 0..<2, using: &random))
        }
    }

    private static func kill(_ random: inout SeededGenerator) -> Entry {
        [.truth(true), .truth(false), .garbage(0), .unusable][Int.random(in: 0..<4, using: &random)]
    }

    private static func rules(_ random: inout SeededGenerator) -> Rules {
        [.none, .rule(true), .rule(false), .garbage][Int.random(in: 0..<4, using: &random)]
    }
}

import FeatureFlags

/// A key of the store that is kept current: a definition, a kill, or the shared rules.
///
/// Two are equal when their bytes are; Swift's texts would take some that differ for the same.
struct FlagKey: Sendable, Hashable {
    /// What a key holds.
    enum Kind: Sendable, Hashable {
        case definition, kill, evaluators
    }

    /// The key, as Redis has it.
    let bytes: [UInt8]
    /// What it holds.
    let kind: Kind
    /// The name of the flag; empty for the shared rules.
    let flag: String

    /// The key that these bytes are; nil when they are none that this software reads.
    init?(_ bytes: [UInt8]) {
        if bytes.elementsEqual(RedisKeys.evaluators.utf8) {
            self = .evaluators
        } else if let flag = Self.flag(bytes, after: RedisKeys.definition) {
            (self.bytes, kind, self.flag) = (bytes, .definition, flag)
        } else if let flag = Self.flag(bytes, after: RedisKeys.kill) {
            (self.bytes, kind, self.flag) = (bytes, .kill, flag)
        } else {
            return nil
        }
    }

    /// The shared rules.
    static let evaluators = FlagKey()

    private init() {
        (bytes, kind, flag) = (Array(RedisKeys.evaluators.utf8), .evaluators, "")
    }

    /// The key of a flag's definition; nil for a name that cannot be one.
    init?(definitionOf flag: String) {
        self.init(Array((RedisKeys.definition + flag).utf8))
    }

    /// The key of a flag's kill; nil for a name that cannot be one.
    init?(killOf flag: String) {
        self.init(Array((RedisKeys.kill + flag).utf8))
    }

    /// Nil for a name that no flag can have, which no client could ask for.
    private static func flag(_ bytes: [UInt8], after prefix: String) -> String? {
        guard bytes.starts(with: prefix.utf8) else { return nil }
        let name = String(decoding: bytes.dropFirst(prefix.utf8.count), as: UTF8.self)
        return FlagName.isUsable(name) ? name : nil
    }
}

extension FlagKey: CustomStringConvertible {
    /// The key as text, for tests and debuggers.
    var description: String { String(decoding: bytes, as: UTF8.self) }
}

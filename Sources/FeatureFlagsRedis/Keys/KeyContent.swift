import FeatureFlags

/// What a key was found to hold.
enum KeyContent: Sendable, Hashable {
    /// Bytes of any sort.
    case bytes([UInt8])
    /// A definition that was last good by shared rules that the store has no more; with those.
    case bound([UInt8], rules: FlagEvaluators)
    /// Longer than a definition may be.
    case tooLarge
    /// A list, a hash or another type than a string.
    case wrongType

    /// The entry of the store, for the flag that the key belongs to.
    func entry(of key: FlagKey) -> FlagEntry {
        let name = key.kind == .evaluators ? "$evaluators" : key.flag
        return switch self {
        case .bytes(let bytes): .source(FlagSource(bytes: bytes))
        case .bound(let bytes, let rules): .source(FlagSource(bytes: bytes, rules: rules))
        case .tooLarge:
            .unusable(FlagDefinitionError(flag: name, problem: "is larger than 1 MiB; make it smaller"))
        case .wrongType:
            .unusable(
                FlagDefinitionError(flag: name, problem: "is no string in Redis; SET the key instead of another type"))
        }
    }

    /// The bytes; nil when they are not known.
    var bytes: [UInt8]? {
        switch self {
        case .bytes(let bytes), .bound(let bytes, _): bytes
        case .tooLarge, .wrongType: nil
        }
    }
}

/// What asking for a key came to.
enum KeyAnswer: Sendable, Hashable {
    /// The key holds something.
    case content(KeyContent)
    /// There is no such key.
    case missing
    /// The answer cannot be used; ask again.
    case unclear
}

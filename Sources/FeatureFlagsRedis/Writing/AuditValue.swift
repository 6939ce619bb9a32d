/// What was, or is, in a key, as far as the audit can tell.
enum AuditValue: Sendable, Hashable {
    /// There is no such key.
    case nothing
    /// What it holds.
    case bytes([UInt8])
    /// It holds something that could not be shown.
    case unknown

    /// What an answer tells; one of another type than a string counts as nothing, as it does for the server's `MGET`.
    init(_ answer: KeyAnswer?) {
        switch answer {
        case .content(let content): self = content.bytes.map { .bytes($0) } ?? .unknown
        case .missing, nil: self = .nothing
        case .unclear: self = .unknown
        }
    }

    /// The value as text; nil for nothing, or nothing that could be shown.
    var text: String? {
        if case .bytes(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { nil }
    }
}

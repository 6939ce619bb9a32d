import JSONText

extension FlagSource {
    /// True or false; nil when it is anything else.
    var scalar: Bool? {
        switch form {
        case .text(let bytes): Bool(flagScalar: bytes)
        case .value(let value): value.truth
        }
    }
}

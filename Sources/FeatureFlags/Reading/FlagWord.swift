/// What stands in a table for one flag: the value if it is the same for everyone, or where to look.
@usableFromInline struct FlagWord: Sendable, Hashable {
    /// No definition: the default of the code. Zero, as untouched memory is.
    @usableFromInline static let absent: UInt64 = 0
    /// The second path decides: a rule, a text, an object, hooks, an override.
    @usableFromInline static let slow: UInt64 = 1
    /// False for everyone.
    @usableFromInline static let no: UInt64 = 2
    /// True for everyone.
    @usableFromInline static let yes: UInt64 = 3
    /// The number whose bits are the payload, for everyone.
    @usableFromInline static let number: UInt64 = 4

    /// One of the above.
    @usableFromInline let tag: UInt64
    /// The bits of a number; otherwise 0.
    @usableFromInline let payload: UInt64

    @inlinable init(tag: UInt64, payload: UInt64 = 0) {
        self.tag = tag
        self.payload = payload
    }

    /// What stands for a value that is the same for everyone.
    init(_ value: FlagValue) {
        switch value {
        case .boolean(let truth): self.init(tag: truth ? Self.yes : Self.no)
        case .number(let number): self.init(tag: Self.number, payload: number.bitPattern)
        default: self.init(tag: Self.slow)
        }
    }
}

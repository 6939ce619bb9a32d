/// What stands in a table for one flag: the value if it is the same for everyone, or where to look.
///
/// The tags are computed, so that code which is inlined elsewhere has them as constants instead of loading them.
@usableFromInline struct FlagWord: Sendable, Hashable {
    /// No definition: the default of the code. Zero, as untouched memory is.
    @inlinable static var absent: UInt64 { 0 }
    /// The second path decides: a rule, a text, an object, hooks, an override.
    @inlinable static var slow: UInt64 { 1 }
    /// False for everyone.
    @inlinable static var no: UInt64 { 2 }
    /// True for everyone.
    @inlinable static var yes: UInt64 { 3 }
    /// The number whose bits are the payload, for everyone.
    @inlinable static var number: UInt64 { 4 }

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

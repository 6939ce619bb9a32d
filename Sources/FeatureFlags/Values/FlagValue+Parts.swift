extension FlagValue {
    /// The largest magnitude of a whole number that is exact: 2^53 - 1.
    package static let largestExact = 0x1p53 - 1

    /// True or false; nil for anything else.
    public var boolean: Bool? {
        if case .boolean(let truth) = self { truth } else { nil }
    }

    /// The number; nil for anything else.
    public var number: Double? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The number as a whole one; nil for anything else, for 3.14, and beyond 2^53 - 1, where whole numbers are not
    /// exact.
    public var integer: Int? {
        guard case .number(let number) = self, number.magnitude <= Self.largestExact else { return nil }
        return Int(exactly: number)
    }

    /// The text; nil for anything else.
    public var string: String? {
        if case .string(let string) = self { string } else { nil }
    }

    /// The values in order; nil for anything else.
    public var array: [FlagValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The values by name; nil for anything else.
    public var object: [String: FlagValue]? {
        if case .object(let members) = self { members } else { nil }
    }
}

package import JSONText

/// Documents of other systems, of which nothing is known beforehand: whoever reads a value says what it must be.
extension PolicyNode {
    /// A value of such a document.
    package init(foreign value: JSONValue, path: [PolicyError.Step]) { self.init(value, .anything, path: path) }

    /// A whole number.
    package func integer(in range: ClosedRange<Int>) throws(PolicyError) -> Int {
        try narrowed(to: .integer(range)).integer()
    }

    /// A number.
    package func number(in range: ClosedRange<Double>) throws(PolicyError) -> Double {
        try narrowed(to: .number(range)).number()
    }
}

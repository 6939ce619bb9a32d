/// A number of JSON with all its digits.
///
/// Two are equal when their texts are: `1` and `1.0` differ here, and ``integer`` of both is 1.
package struct JSONNumber: Sendable, Hashable {
    /// The number as it was written, in the grammar of JSON.
    package let text: String

    /// A number whose grammar was checked.
    init(checked text: String) {
        self.text = text
    }

    /// A whole number.
    package init(_ number: some BinaryInteger) {
        text = String(number)
    }

    /// A number in its shortest exact form; nil when it is not finite.
    package init?(_ number: Double) {
        guard number.isFinite else { return nil }
        text = number.description
    }

    /// The nearest floating value; nil when it would be infinite.
    package var double: Double? {
        guard let number = Double(text), number.isFinite else { return nil }
        return number
    }

    /// The whole number that this is, however written (`1`, `1.0`, `1e2`, `-0`); nil when it is none, is beyond
    /// `Int64`, or is written with point or exponent and beyond 2^53.
    package var integer: Int64? {
        if let number = Int64(text) { return number }
        guard text.utf8.contains(where: { !$0.isDigit && $0 != UInt8(ascii: "-") }), let number = double,
            number.magnitude <= 0x1p53
        else { return nil }
        return Int64(exactly: number)
    }
}

/// Writes one JSON text (RFC 8259) in the order in which it is told.
///
/// Whatever string comes in, the text is valid: quotes, control characters and what would end a script or a line in
/// a careless reader are escaped, so it may stand inside an HTML page or a log line. Numbers that JSON does not know
/// (infinities, NaN) are written as null.
package struct JSONWriter: Sendable {
    /// The text so far, UTF-8.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init() {}

    /// Writes an object around what `members` writes.
    package mutating func object(_ members: (inout JSONWriter) throws -> Void) rethrows {
        try enclosed(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
    }

    /// Writes an array around what `elements` writes.
    package mutating func array(_ elements: (inout JSONWriter) throws -> Void) rethrows {
        try enclosed(UInt8(ascii: "["), UInt8(ascii: "]"), elements)
    }

    /// Writes the name of a member whose value comes next.
    package mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a string.
    package mutating func value(_ string: String) {
        separate()
        quote(string)
        needsComma = true
    }

    /// Writes a string, or null.
    package mutating func value(_ string: String?) {
        if let string { value(string) } else { literal("null") }
    }

    /// Writes a truth value.
    package mutating func value(_ truth: Bool) {
        literal(truth ? "true" : "false")
    }

    /// Writes a whole number.
    package mutating func value(_ number: some BinaryInteger) {
        literal(String(number))
    }

    /// Writes a number in its shortest exact form, or null when it is not finite.
    package mutating func value(_ number: Double) {
        literal(number.isFinite ? number.description : "null")
    }

    /// Writes a number with all its digits.
    package mutating func value(_ number: JSONNumber) {
        literal(number.text)
    }

    private mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private mutating func enclosed(
        _ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) throws -> Void
    ) rethrows {
        separate()
        bytes.append(open)
        needsComma = false
        try content(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func quote(_ string: String) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": bytes.append(contentsOf: "\\\"".utf8)
            case "\\": bytes.append(contentsOf: "\\\\".utf8)
            case "\n": bytes.append(contentsOf: "\\n".utf8)
            case "\r": bytes.append(contentsOf: "\\r".utf8)
            case "\t": bytes.append(contentsOf: "\\t".utf8)
            case _ where scalar.needsEscape: bytes.append(contentsOf: scalar.jsonEscape.utf8)
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension JSONWriter {
    /// Writes a member whose value is a string.
    package mutating func member(_ name: String, _ string: String) {
        key(name)
        value(string)
    }

    /// Writes a member whose value is a string or null.
    package mutating func member(_ name: String, _ string: String?) {
        key(name)
        value(string)
    }

    /// Writes a member whose value is true or false.
    package mutating func member(_ name: String, _ truth: Bool) {
        key(name)
        value(truth)
    }

    /// Writes a member whose value is a whole number.
    package mutating func member(_ name: String, _ number: some BinaryInteger) {
        key(name)
        value(number)
    }

    /// Writes a member whose value is a number.
    package mutating func member(_ name: String, _ number: Double) {
        key(name)
        value(number)
    }

    /// Writes a member whose value is an object.
    package mutating func object(_ name: String, _ members: (inout JSONWriter) throws -> Void) rethrows {
        key(name)
        try object(members)
    }

    /// Writes a member whose value is an array.
    package mutating func array(_ name: String, _ elements: (inout JSONWriter) throws -> Void) rethrows {
        key(name)
        try array(elements)
    }
}

extension Unicode.Scalar {
    /// Control characters, and those that end a script element or a line outside of JSON.
    fileprivate var needsEscape: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
        case 0x26, 0x3C, 0x3E: true  // & < >
        default: false
        }
    }

    /// The escape with four hexadecimal digits; only for scalars of the basic plane.
    fileprivate var jsonEscape: String {
        let digits = String(value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}

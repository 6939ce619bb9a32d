/// Reads one JSON text from its first byte to its last.
struct JSONReader {
    /// What is wrong, and at which byte.
    struct Failure: Error {
        let reason: JSONError.Reason
        let offset: Int
    }

    let bytes: [UInt8]
    var offset = 0
    /// How many more levels may open.
    private var depth: Int

    init(_ bytes: [UInt8], depth: Int) {
        self.bytes = bytes
        self.depth = depth
    }

    /// The one value of the text.
    mutating func document() throws(Failure) -> JSONValue {
        skipSpace()
        let value = try value()
        skipSpace()
        guard offset == bytes.count else { throw failure(.trailingText) }
        return value
    }

    /// The byte that comes next; nil at the end.
    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// A failure at the byte that comes next; at the end of the text it is always that.
    func failure(_ reason: JSONError.Reason) -> Failure {
        Failure(reason: offset < bytes.count ? reason : .unexpectedEnd, offset: offset)
    }

    mutating func value() throws(Failure) -> JSONValue {
        guard let byte = next else { throw failure(.unexpectedEnd) }
        switch byte {
        case UInt8(ascii: "{"): return try nested { reader throws(Failure) in .object(try reader.object()) }
        case UInt8(ascii: "["): return try nested { reader throws(Failure) in .array(try reader.array()) }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .truth(true))
        case UInt8(ascii: "f"): return try word("false", .truth(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case 0xEF where offset == 0 && bytes.withoutByteOrderMark.count < bytes.count: throw failure(.byteOrderMark)
        default: throw failure(.expectedValue)
        }
    }

    private mutating func nested(
        _ read: (inout JSONReader) throws(Failure) -> JSONValue
    ) throws(Failure) -> JSONValue {
        guard depth > 0 else { throw failure(.tooDeep) }
        depth -= 1
        offset += 1
        skipSpace()
        let value = try read(&self)
        depth += 1
        return value
    }

    /// What stands after the opening brace, with the closing one.
    private mutating func object() throws(Failure) -> JSONObject {
        var object = JSONObject()
        if take(UInt8(ascii: "}")) { return object }
        while true {
            guard next == UInt8(ascii: "\"") else { throw failure(.expectedName) }
            let start = offset
            let name = try string()
            guard !object.contains(name) else { throw Failure(reason: .duplicateName, offset: start) }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw failure(.expectedColon) }
            skipSpace()
            _ = object.append(name, try value())
            if try isAtEnd(UInt8(ascii: "}")) { return object }
        }
    }

    /// What stands after the opening bracket, with the closing one.
    private mutating func array() throws(Failure) -> [JSONValue] {
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try value())
            if try isAtEnd(UInt8(ascii: "]")) { return elements }
        }
    }

    /// Takes the closing bracket, or the comma before something more.
    mutating func isAtEnd(_ close: UInt8) throws(Failure) -> Bool {
        skipSpace()
        if take(close) { return true }
        guard take(UInt8(ascii: ",")) else { throw failure(.expectedComma) }
        skipSpace()
        return false
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue {
        let start = offset
        for byte in word.description.utf8 {
            guard next == byte else {
                throw next == nil ? failure(.unexpectedEnd) : Failure(reason: .expectedValue, offset: start)
            }
            offset += 1
        }
        return value
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        offset += 1
        return true
    }

    mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }
}

extension JSONReader {
    /// The number that begins here.
    mutating func number() throws(Failure) -> JSONNumber {
        let start = offset
        _ = take(UInt8(ascii: "-"))
        // No digit may follow a leading zero.
        if !take(UInt8(ascii: "0")) { try digits() }
        if let byte = next, byte.isDigit { throw failure(.invalidNumber) }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return JSONNumber(checked: String(decoding: bytes[start..<offset], as: UTF8.self))
    }

    /// At least one digit, and all that follow.
    private mutating func digits() throws(Failure) {
        guard let first = next, first.isDigit else { throw failure(.invalidNumber) }
        while let byte = next, byte.isDigit { offset += 1 }
    }
}

extension UInt8 {
    /// Whether this is a decimal digit of ASCII.
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

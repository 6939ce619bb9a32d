import ASCIIText

/// Numbers as JavaScript reads and writes them (ECMA-262, 6.1.6.1.20, 7.1.4.1, 19.2.4): rules of JSONLogic mean these.
enum JavaScriptNumber {
    /// The shortest decimal text of a number: `1`, `0.1`, `1e+21`, `NaN`.
    static func text(of number: Double) -> String {
        if let whole = Int64(exactly: number), whole.magnitude <= 1 << 53 { return String(whole) }
        guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity" }
        // Swift finds the same digits and sets the point by other rules.
        let parts = number.magnitude.description.split(separator: "e")
        let mantissa = (parts.first ?? "").split(separator: ".", omittingEmptySubsequences: false)
        let whole = mantissa.first ?? ""
        let all = Array((whole + (mantissa.count == 2 ? mantissa[1] : "")).utf8)
        let leading = all.prefix { $0 == UInt8(ascii: "0") }.count
        var digits = Array(all.dropFirst(leading))
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        /// Where the point stands, from the first digit on.
        let point = whole.utf8.count - leading + (parts.count == 2 ? Int(parts[1]) ?? 0 : 0)
        return (number < 0 ? "-" : "") + layOut(digits, point: point)
    }

    private static func layOut(_ digits: [UInt8], point: Int) -> String {
        func text(_ digits: some Sequence<UInt8>) -> String { String(decoding: Array(digits), as: UTF8.self) }
        func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
        switch point {
        case digits.count...max(21, digits.count): return text(digits) + zeros(point - digits.count)
        case 1...21: return text(digits.prefix(point)) + "." + text(digits.dropFirst(point))
        case -5...0: return "0." + zeros(-point) + text(digits)
        default:
            let rest = digits.count > 1 ? "." + text(digits.dropFirst()) : ""
            return text(digits.prefix(1)) + rest + (point > 0 ? "e+" : "e-") + String((point - 1).magnitude)
        }
    }

    /// `Number(text)`: the whole text as a number, 0 when there is only white space, NaN for anything else.
    static func reading(_ text: String) -> Double {
        let bytes = trimmed(text, atEnd: true)
        if bytes.isEmpty { return 0 }
        if bytes.count > 2, bytes.first == UInt8(ascii: "0"),
            let radix = radix(of: bytes[bytes.startIndex + 1])
        {
            return whole(bytes.dropFirst(2), radix: radix)
        }
        let literal = decimal(bytes)
        return literal.count == bytes.count ? literal.number : .nan
    }

    /// `parseFloat(text)`: the longest beginning that is a decimal number, NaN when there is none.
    static func readingBeginning(of text: String) -> Double {
        decimal(trimmed(text, atEnd: false)).number
    }

    private static func radix(of letter: UInt8) -> Int? {
        switch letter.lowercased {
        case UInt8(ascii: "x"): 16
        case UInt8(ascii: "o"): 8
        case UInt8(ascii: "b"): 2
        default: nil
        }
    }

    private static func whole(_ digits: ArraySlice<UInt8>, radix: Int) -> Double {
        var number = 0.0
        for digit in digits {
            guard let value = digit.hexValue, value < radix else { return .nan }
            number = number * Double(radix) + Double(value)
        }
        return number
    }

    /// The decimal number at the beginning, and how many bytes it takes.
    private static func decimal(_ bytes: ArraySlice<UInt8>) -> (number: Double, count: Int) {
        var rest = bytes
        func taken() -> ArraySlice<UInt8> { bytes[bytes.startIndex..<rest.startIndex] }
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        if rest.starts(with: "Infinity".utf8) {
            rest = rest.dropFirst(8)
            return (isNegative ? -.infinity : .infinity, taken().count)
        }
        let whole = rest.prefix(while: \.isDigit)
        rest = rest.dropFirst(whole.count)
        var fraction: ArraySlice<UInt8> = []
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: \.isDigit)
            if !whole.isEmpty || !fraction.isEmpty { rest = rest.dropFirst(fraction.count + 1) }
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return (.nan, 0) }
        var exponent: ArraySlice<UInt8> = []
        if let letter = rest.first, letter.lowercased == UInt8(ascii: "e") {
            let sign = rest.dropFirst().prefix { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }.prefix(1)
            let digits = rest.dropFirst(1 + sign.count).prefix(while: \.isDigit)
            if !digits.isEmpty {
                exponent = sign + digits
                rest = rest.dropFirst(1 + exponent.count)
            }
        }
        // In a form that the standard library takes for the same number.
        let literal =
            [UInt8(ascii: "0")] + whole + [UInt8(ascii: ".")] + fraction + [UInt8(ascii: "0"), UInt8(ascii: "e")]
            + (exponent.isEmpty ? [UInt8(ascii: "0")] : exponent)
        let number = Double(String(decoding: literal, as: UTF8.self)) ?? .nan
        return (isNegative ? -number : number, taken().count)
    }

    /// The text without white space and ends of lines, as JavaScript counts them, before it or around it.
    private static func trimmed(_ text: String, atEnd: Bool) -> ArraySlice<UInt8> {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
        while atEnd, let last = scalars.last, isSpace(last) { scalars.removeLast() }
        return Array(Substring(scalars).utf8)[...]
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
        default: false
        }
    }
}

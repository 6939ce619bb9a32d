extension FixedWidthInteger {
    /// A whole number in decimal digits: no sign, no space, no separator, and within the type's range.
    ///
    /// - Parameters:
    ///   - text: The digits.
    ///   - count: The most of them, leading zeros included.
    package init?(digits text: some Collection<UInt8>, atMost count: Int = 32) {
        guard !text.isEmpty, text.count <= count, text.allSatisfy(\.isDigit) else { return nil }
        self.init(String(decoding: text, as: UTF8.self))
    }
}

extension Double {
    /// A finite number in plain decimal notation: digits, at most one point, no sign, exponent or other letters, at
    /// most 32 characters.
    ///
    /// The standard library's own initialiser takes `nan`, `inf`, `0x10` and `1e400` as well.
    package init?(decimal text: String) {
        guard !text.isEmpty, text.utf8.count <= 32, text.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }),
            text.utf8.first?.isDigit == true, text.utf8.last?.isDigit == true, let number = Double(text)
        else { return nil }
        self = number
    }
}

extension Double {
    /// The shortest exact form, without a needless `.0`; a whole number within `Int64` with all of its digits.
    package var plainText: String { Int64(exactly: self).map(String.init) ?? description }
}

extension JSONReader {
    /// The string that begins here, without its quotes and escapes.
    mutating func string() throws(Failure) -> String {
        offset += 1
        let start = offset
        var unescaped: [UInt8]?
        // From here on nothing is in `unescaped` yet.
        var pending = offset
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                defer { offset += 1 }
                guard unescaped != nil else { return try text(bytes[start..<offset], at: start) }
                try checkUTF8(pending..<offset)
                unescaped?.append(contentsOf: bytes[pending..<offset])
                return String(decoding: unescaped ?? [], as: UTF8.self)
            case UInt8(ascii: "\\"):
                try checkUTF8(pending..<offset)
                if unescaped == nil { unescaped = [] }
                unescaped?.append(contentsOf: bytes[pending..<offset])
                let scalar = try escaped()
                unescaped?.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                pending = offset
            case 0..<0x20: throw failure(.controlCharacter)
            default: offset += 1
            }
        }
        throw failure(.unexpectedEnd)
    }

    private func text(_ slice: ArraySlice<UInt8>, at start: Int) throws(Failure) -> String {
        if let text = String(validating: slice, as: UTF8.self) { return text }
        throw Failure(reason: .invalidUTF8, offset: start + slice.validUTF8Count)
    }

    private func checkUTF8(_ range: Range<Int>) throws(Failure) {
        let slice = bytes[range]
        let valid = slice.validUTF8Count
        if valid < slice.count { throw Failure(reason: .invalidUTF8, offset: range.lowerBound + valid) }
    }

    /// The scalar that the escape at this backslash stands for.
    private mutating func escaped() throws(Failure) -> Unicode.Scalar {
        let start = offset
        offset += 1
        guard let letter = next else { throw failure(.unexpectedEnd) }
        offset += 1
        switch letter {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try scalar(from: start)
        default: throw Failure(reason: .invalidEscape, offset: start)
        }
    }

    /// The scalar of four digits, or of a pair of such escapes, whose first began at `start`.
    private mutating func scalar(from start: Int) throws(Failure) -> Unicode.Scalar {
        let first = try codeUnit(from: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        let second = offset
        guard UTF16.isLeadSurrogate(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw Failure(reason: .loneSurrogate, offset: start)
        }
        let last = try codeUnit(from: second)
        guard UTF16.isTrailSurrogate(last) else { throw Failure(reason: .loneSurrogate, offset: start) }
        // In range by construction: 0x10000 plus 20 bits.
        let value = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(last & 0x3FF))
        guard let scalar = Unicode.Scalar(value) else { throw Failure(reason: .loneSurrogate, offset: start) }
        return scalar
    }

    private mutating func codeUnit(from start: Int) throws(Failure) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next else { throw failure(.unexpectedEnd) }
            guard let digit = byte.hexadecimal else { throw Failure(reason: .invalidEscape, offset: start) }
            unit = unit << 4 | UInt16(digit)
            offset += 1
        }
        return unit
    }
}

extension ArraySlice<UInt8> {
    /// How many of the first bytes are whole, well-formed UTF-8.
    fileprivate var validUTF8Count: Int {
        var parser = Unicode.UTF8.ForwardParser()
        var rest = makeIterator()
        var count = 0
        while case .valid(let scalar) = parser.parseScalar(from: &rest) { count += scalar.count }
        return count
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit.
    fileprivate var hexadecimal: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

import ASCIIText
import Testing

@Suite(.timeLimit(.minutes(1)))
struct `The classes of ASCII` {
    /// The bytes for which a property holds, as text.
    private func members(_ holds: (UInt8) -> Bool) -> String {
        String(decoding: (UInt8.min...UInt8.max).filter(holds), as: UTF8.self)
    }

    @Test
    func `hold these bytes and no others`() {
        let (digits, capitals, small) = ("0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
        #expect(members(\.isDigit) == digits)
        #expect(members(\.isLetter) == capitals + small)
        #expect(members(\.isUppercaseLetter) == capitals)
        #expect(members(\.isHexDigit) == digits + "ABCDEFabcdef")
        #expect(members(\.isNameCharacter) == "-." + digits + capitals + "_" + small)
        #expect(members(\.isVisible).utf8.elementsEqual((0x21...0x7E)))
        #expect(members(\.isControl).utf8.elementsEqual(Array(0...0x1F) + [0x7F]))
        #expect(members { $0.lowercased != $0 } == capitals)
    }

    @Test
    func `give hexadecimal digits their values`() {
        #expect("0123456789abcdefABCDEF".utf8.compactMap(\.hexValue) == Array(0...15) + Array(10...15))
    }
}

@Suite(.timeLimit(.minutes(1)))
struct `A decimal number` {
    @Test(arguments: ["", "-1", "+1", " 1", "1 ", "1_0", "0x1", "1e3", "٣", "256", "0000256"])
    func `that is none, or out of range, is refused`(text: String) {
        #expect(UInt8(digits: text.utf8) == nil)
    }

    @Test(arguments: [("0", 0), ("007", 7), ("255", 255)])
    func `is read`(text: String, number: UInt8) {
        #expect(UInt8(digits: text.utf8) == number)
        #expect(UInt8(digits: text.utf8, atMost: text.utf8.count - 1) == nil)
    }

    @Test(arguments: ["", ".", "1.", ".5", "1.2.3", "-1", "+1", "1e3", "nan", "inf", "0x10", "1 ", "1e400"])
    func `with a point is refused when it is not in plain notation`(text: String) {
        #expect(Double(decimal: text) == nil)
        #expect(Double(decimal: String(repeating: "1", count: 33)) == nil)
    }

    @Test(arguments: [("0", 0.0), ("12", 12), ("0.25", 0.25), ("007.5", 7.5)])
    func `with a point is read`(text: String, number: Double) {
        #expect(Double(decimal: text) == number)
    }
}

@Suite(.timeLimit(.minutes(1)))
struct `Percent-encoding` {
    @Test(arguments: [("", ""), ("plain", "plain"), ("%41%62c", "Abc"), ("%2f%2F", "//"), ("100%25", "100%")])
    func `is decoded`(text: String, decoded: String) {
        #expect(text.utf8.percentDecoded == Array(decoded.utf8))
        #expect(text.utf8.percentDecodedLeniently == Array(decoded.utf8))
    }

    @Test(arguments: [("%", "%"), ("%4", "%4"), ("%zz%41", "%zzA"), ("%%41", "%A"), ("a%4", "a%4"), ("%+1", "%+1")])
    func `without its two digits is refused, or kept by the lenient reader`(text: String, kept: String) {
        #expect(text.utf8.percentDecoded == nil)
        #expect(text.utf8.percentDecodedLeniently == Array(kept.utf8))
    }

    @Test
    func `of every byte in every spelling comes back`() {
        let digits = ["0123456789abcdef", "0123456789ABCDEF"].map { Array($0.utf8) }
        for byte in UInt8.min...UInt8.max {
            for digits in digits {
                let encoded = [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                #expect(encoded.percentDecoded == [byte])
            }
        }
    }
}

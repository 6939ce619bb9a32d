import JSONText
import Testing

@Suite(.timeLimit(.minutes(1))) struct `JSON reader` {
    /// A text and how the writer repeats its value. The names are those of the cases in JSONTestSuite that it stands
    /// for.
    static let good: [(text: String, written: String)] = [
        // y_structure
        ("[]", "[]"), ("{}", "{}"), (" \t\r\n[ ]\n", "[]"), ("0", "0"), (#""""#, #""""#), ("null", "null"),
        ("true", "true"), (" false ", "false"), ("[[],[[]]]", "[[],[[]]]"), (#"{"":0}"#, #"{"":0}"#),
        (#"{"b":1,"a":{"c":[]}}"#, #"{"b":1,"a":{"c":[]}}"#), ("[1 , 2\t,\n3]", "[1,2,3]"),
        (#"{ "a" : 1 , "b" : null }"#, #"{"a":1,"b":null}"#), (#"{"a\u0000":1,"a":2}"#, #"{"a\u0000":1,"a":2}"#),
        // y_number
        ("-0", "-0"), ("-0.0", "-0.0"), ("1E22", "1E22"), ("1e+2", "1e+2"), ("123.456e-78", "123.456e-78"),
        ("1e400", "1e400"), ("123456789012345678901234567890.5", "123456789012345678901234567890.5"),
        // y_string
        (#""\"\\\/\b\f\n\r\t""#, #""\"\\/\u0008\u000c\n\r\t""#), (#""\u0041\u00e9\u20AC""#, #""Aé€""#),
        (#""\uD834\uDD1E""#, "\"\u{1D11E}\""), (#""\ud83d\ude39\ud83d\udc8d""#, "\"\u{1F639}\u{1F48D}\""),
        (#""\u0000""#, #""\u0000""#), (#""\uFFFF\uDBFF\uDFFF""#, "\"\u{FFFF}\u{10FFFF}\""),
        (#""a\\u0041""#, #""a\\u0041""#), ("\"\u{7F}\"", #""\u007f""#), ("\"ключ 😀\u{FEFF}\"", "\"ключ 😀\u{FEFF}\""),
        ("\"\u{2028}\"", #""\u2028""#),
    ]

    @Test(arguments: good) func `reads what is JSON, in its order and with all digits`(
        text: String, written: String
    ) throws {
        var json = JSONWriter()
        json.value(try JSONValue(reading: text))
        #expect(String(decoding: json.bytes, as: UTF8.self) == written)
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let bytes: [UInt8]
        let reason: JSONError.Reason
        let line: Int
        let column: Int

        /// In the first line, unless a line stands before the column.
        init(_ text: String, _ reason: JSONError.Reason, _ place: Int...) {
            (bytes, self.reason) = (Array(text.utf8), reason)
            (line, column) = place.count == 2 ? (place[0], place[1]) : (1, place[0])
        }

        var testDescription: String { String(decoding: bytes, as: UTF8.self) }
    }

    static let badStructure: [Bad] = [
        Bad("", .unexpectedEnd, 1), Bad(" \n ", .unexpectedEnd, 2, 2), Bad("[", .unexpectedEnd, 2),
        Bad("[1", .unexpectedEnd, 3), Bad("[1,", .unexpectedEnd, 4), Bad(#"{"a"#, .unexpectedEnd, 4),
        Bad(#"{"a""#, .unexpectedEnd, 5), Bad(#"{"a":"#, .unexpectedEnd, 6), Bad(#"{"a":1"#, .unexpectedEnd, 7),
        Bad("[1,]", .expectedValue, 4), Bad("[,1]", .expectedValue, 2), Bad("[1,,2]", .expectedValue, 4),
        Bad("[1 2]", .expectedComma, 4), Bad("[1}", .expectedComma, 3), Bad("[1:2]", .expectedComma, 3),
        Bad(#"{"a":1,}"#, .expectedName, 8), Bad("{a:1}", .expectedName, 2), Bad("{'a':1}", .expectedName, 2),
        Bad("{1:1}", .expectedName, 2), Bad("{,}", .expectedName, 2), Bad(#"{"a" 1}"#, .expectedColon, 6),
        Bad(#"{"a",1}"#, .expectedColon, 5), Bad(#"{"a"::1}"#, .expectedValue, 6),
        Bad(#"{"a":1 "b":2}"#, .expectedComma, 8), Bad("[]]", .trailingText, 3), Bad("{}{}", .trailingText, 3),
        Bad("1 2", .trailingText, 3), Bad("[1]//", .trailingText, 4), Bad("/**/1", .expectedValue, 1),
        Bad("# a\n1", .expectedValue, 1), Bad("\u{FEFF}1", .byteOrderMark, 1), Bad("\u{A0}1", .expectedValue, 1),
        Bad("\u{C}1", .expectedValue, 1), Bad("undefined", .expectedValue, 1), Bad("[nul]", .expectedValue, 2),
        Bad("[True]", .expectedValue, 2), Bad("tru", .unexpectedEnd, 4), Bad("truee", .trailingText, 5),
        Bad("]", .expectedValue, 1), Bad("[\n  1,\n  x\n]", .expectedValue, 3, 3),
        Bad(#"{"a":1,"a":1}"#, .duplicateName, 8), Bad("{\"é\":1,\n \"e\u{301}\":2}", .duplicateName, 2, 2),
        Bad(#"{"a":1,"\u0061":2}"#, .duplicateName, 8), Bad(#"[{"x":{"y":0,"y":0}}]"#, .duplicateName, 14),
    ]

    static let badScalars: [Bad] = [
        Bad("01", .invalidNumber, 2), Bad("-01", .invalidNumber, 3), Bad("+1", .expectedValue, 1),
        Bad("-", .unexpectedEnd, 2), Bad("-a", .invalidNumber, 2), Bad("1.", .unexpectedEnd, 3),
        Bad("[1.]", .invalidNumber, 4), Bad(".5", .expectedValue, 1), Bad("1e", .unexpectedEnd, 3),
        Bad("[1e+]", .invalidNumber, 5), Bad("1.e1", .invalidNumber, 3), Bad("0x1F", .trailingText, 2),
        Bad("1e1.5", .trailingText, 4), Bad("NaN", .expectedValue, 1), Bad("Infinity", .expectedValue, 1),
        Bad("-Infinity", .invalidNumber, 2), Bad("1_000", .trailingText, 2), Bad("１", .expectedValue, 1),
        Bad("--1", .invalidNumber, 2), Bad("1,5", .trailingText, 2),
        Bad("\"", .unexpectedEnd, 2), Bad(#""abc"#, .unexpectedEnd, 5), Bad(#""\"#, .unexpectedEnd, 3),
        Bad(#""\x41""#, .invalidEscape, 2), Bad(#""\'""#, .invalidEscape, 2), Bad(#""\u00G0""#, .invalidEscape, 2),
        Bad(#""\u12"#, .unexpectedEnd, 6), Bad(#""\u12""#, .invalidEscape, 2), Bad(#""\U0041""#, .invalidEscape, 2),
        Bad(#""é\a""#, .invalidEscape, 3), Bad(#""\uD800""#, .loneSurrogate, 2), Bad(#""\uDC00""#, .loneSurrogate, 2),
        Bad(#""\uD800\n""#, .loneSurrogate, 2), Bad(#""\uD800\uD800""#, .loneSurrogate, 2),
        Bad(#""\uDC00\uD800""#, .loneSurrogate, 2), Bad(#""\uD800x""#, .loneSurrogate, 2),
        Bad("\"a\nb\"", .controlCharacter, 3), Bad("\"\t\"", .controlCharacter, 2),
        Bad("\"\u{0}\"", .controlCharacter, 2),
        Bad("\"\u{1F}\"", .controlCharacter, 2),
    ]

    /// Ill-formed UTF-8 (Unicode, table 3-7), between two quotes.
    static let illFormed: [[UInt8]] = [
        [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0xAF], [0xE2, 0x82],
        [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80],
        [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ]

    @Test(arguments: badStructure + badScalars)
    func `refuses what is none and says where`(_ bad: Bad) {
        #expect(throws: JSONError(reason: bad.reason, location: JSONLocation(line: bad.line, column: bad.column))) {
            try JSONValue(reading: bad.bytes)
        }
    }

    @Test(arguments: illFormed, ["", "\\n"])
    func `refuses ill-formed UTF-8 at its place, with and without an escape in the string`(
        bytes: [UInt8], escape: String
    ) {
        let before = Array("[\"é\(escape)".utf8)
        let column = 4 + escape.utf8.count
        for (ending, more) in [("\"]", escape), ("\(escape)\"]", escape)] {
            #expect(throws: JSONError(reason: .invalidUTF8, location: JSONLocation(line: 1, column: column)), "\(more)")
            {
                try JSONValue(reading: before + bytes + Array(ending.utf8))
            }
        }
    }

    @Test func `bounds size and depth before it works`() throws {
        let limits = JSONLimits(size: 12, depth: 3)
        #expect(throws: Never.self) { try JSONValue(reading: #"[{"a":[1]} ]"#, limits: limits) }
        #expect(throws: JSONError(reason: .tooDeep, location: JSONLocation(line: 1, column: 4))) {
            try JSONValue(reading: "[[[[]]]]", limits: limits)
        }
        #expect(throws: JSONError(reason: .tooLarge, location: JSONLocation(line: 1, column: 1))) {
            try JSONValue(reading: "[1,2,3,4,5,6]", limits: limits)
        }
        // Siblings are no levels.
        #expect(try JSONValue(reading: "[[],[],[],[]]").array?.count == 4)
        let deep = String(repeating: "[", count: 1_000_000)
        #expect(throws: JSONError(reason: .tooDeep, location: JSONLocation(line: 1, column: 257))) {
            try JSONValue(reading: deep, limits: JSONLimits(depth: .max))
        }
    }

    @Test func `finds members and elements, few or many`() throws {
        let few = try JSONValue(reading: #"{"a":{"b":[true,"x",null,2.50]}}"#)
        #expect(few["a"]?["b"]?[1]?.string == "x")
        #expect(few["a"]?["b"]?[0]?.truth == true)
        #expect(few["a"]?["b"]?[2]?.isNull == true)
        #expect(few["a"]?["b"]?[3]?.number?.text == "2.50")
        #expect(few["a"]?["b"]?[4] == nil && few["a"]?["b"]?[-1] == nil && few["z"] == nil && few[0] == nil)
        for count in 1...40 {
            let text = "{" + (0..<count).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}"
            let object = try #require(try JSONValue(reading: text).object)
            #expect(object.members.map(\.name) == (0..<count).map { "k\($0)" })
            for index in 0..<count { #expect(object["k\(index)"]?.number?.integer == Int64(index)) }
            #expect(object["k\(count)"] == nil)
            let twice = String(text.dropLast()) + ",\"k\(count - 1)\":0}"
            #expect(throws: JSONError.self) { try JSONValue(reading: twice) }
        }
    }

    @Test func `says nothing of the text in its errors`() {
        let error = #expect(throws: JSONError.self) { try JSONValue(reading: "{\n \"S3CRET\": S3CRET}") }
        #expect(error?.description == "line 2, column 12: a value is expected")
    }
}

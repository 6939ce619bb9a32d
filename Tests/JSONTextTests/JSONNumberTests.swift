import JSONText
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A number of JSON` {
    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("-0.0", 0), ("1.0", 1), ("1e2", 100), ("-25E-1", nil), ("2.5", nil),
            ("9223372036854775807", .max), ("-9223372036854775808", .min), ("9223372036854775808", nil),
            ("9007199254740992.0", 9_007_199_254_740_992), ("9007199254740994.0", nil), ("1e400", nil), ("1e-400", 0),
        ] as [(String, Int64?)])
    func `is whole where it is, however written`(text: String, integer: Int64?) throws {
        #expect(try JSONValue(reading: text).number?.integer == integer)
    }

    @Test(arguments: [("0.1", 0.1), ("1e400", nil), ("-1e400", nil), ("5e-300", 5e-300)] as [(String, Double?)])
    func `is finite or none`(text: String, double: Double?) throws {
        #expect(try JSONValue(reading: text).number?.double == double)
    }

    @Test func `keeps what it is made of`() {
        #expect(JSONNumber(Int64.min).text == "-9223372036854775808")
        #expect(JSONNumber(0.1)?.text == "0.1")
        #expect(JSONNumber(Double.nan) == nil && JSONNumber(Double.infinity) == nil)
    }
}

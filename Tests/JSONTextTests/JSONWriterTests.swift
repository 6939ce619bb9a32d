import JSONText
import Testing

@Suite struct `JSON writer` {
    private func text(_ write: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter()
        write(&json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test func `members stand in the order in which they are written`() {
        let text = text { json in
            json.object { json in
                json.member("status", "healthy")
                json.member("ready", true)
                json.member("reason", nil as String?)
                json.object("checks") { _ in }
                json.array("history") { json in
                    json.value(1)
                    json.object { $0.member("at", 1.25) }
                }
            }
        }
        #expect(text == #"{"status":"healthy","ready":true,"reason":null,"checks":{},"history":[1,{"at":1.25}]}"#)
    }

    @Test(arguments: [
        ("\"", #""\"""#), ("\\", #""\\""#), ("\n\r\t", #""\n\r\t""#), ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#),
        ("</script>&", #""\u003c/script\u003e\u0026""#), ("\u{2028}\u{2029}", #""\u2028\u2029""#),
        ("\u{1B}[31m", #""\u001b[31m""#), ("ключ 😀", #""ключ 😀""#),
        (String(decoding: [0x61, 0xFF, 0x62] as [UInt8], as: UTF8.self), "\"a\u{FFFD}b\""),
    ])
    func `a string is quoted so that no reader is misled`(string: String, expected: String) {
        #expect(text { $0.value(string) } == expected)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `a number that JSON does not know is null`(number: Double) {
        #expect(text { $0.value(number) } == "null")
    }

    @Test(
        arguments: [
            (0, "0"), (-0.0, "0"), (5, "5"), (0.5, "0.5"), (1e15, "1000000000000000"), (9.5e17, "950000000000000000"),
            (1e19, "1e+19"), (.nan, "null"), (nil, "null"),
        ] as [(Double?, String)])
    func `a plain number has no needless point`(number: Double?, expected: String) {
        #expect(text { json in json.object { $0.member("a", plain: number) } } == "{\"a\":\(expected)}")
    }
}

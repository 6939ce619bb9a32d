import TestServers
import Testing

@testable import FeatureFlags

@Suite(.timeLimit(.minutes(1))) struct `Numbers as JavaScript has them` {
    @Test(
        arguments: [
            (0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.1, "0.1"), (100, "100"), (1e15, "1000000000000000"),
            (1e16, "10000000000000000"), (1.2345678901234568e20, "123456789012345680000"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"), (1.5e21, "1.5e+21"), (-1.25e300, "-1.25e+300"), (0.001, "0.001"), (0.0001, "0.0001"),
            (0.00001, "0.00001"), (0.000001, "0.000001"), (0.0000001, "1e-7"), (1.5e-7, "1.5e-7"),
            (.leastNonzeroMagnitude, "5e-324"),
            (0.1 + 0.2, "0.30000000000000004"), (0x1p53, "9007199254740992"), (1e300 * 10, "1e+301"),
            (.infinity, "Infinity"), (-.infinity, "-Infinity"), (.nan, "NaN"), (123456.789, "123456.789"),
            (0.000123, "0.000123"),
        ] as [(Double, String)]) func `are written`(number: Double, text: String)
    {
        #expect(JavaScriptNumber.text(of: number) == text)
    }

    @Test(
        arguments: [
            ("", 0), ("  ", 0), ("1", 1), (" 1 ", 1), ("\u{FEFF}\u{A0}\n1\u{2029}", 1), ("+1", 1), ("-1.5e-3", -0.0015),
            (".5", 0.5),
            ("5.", 5), ("1e3", 1000), ("1E+3", 1000), ("0x1F", 31), ("0b101", 5), ("0O17", 15), ("Infinity", .infinity),
            ("-Infinity", -.infinity), ("1e400", .infinity), ("00012", 12), ("1e", nil), ("0x", nil), ("0xg", nil),
            ("-0x10", nil), ("1_0", nil), ("1 2", nil),
            (".", nil), ("e5", nil), ("inf", nil), ("nan", nil), ("NaN", nil), ("infinity", nil), ("0x1p3", nil),
            ("1n", nil), ("--1", nil),
        ] as [(String, Double?)]) func `are read as a whole`(text: String, number: Double?)
    {
        let read = JavaScriptNumber.reading(text)
        #expect(number.map { read == $0 } ?? read.isNaN)
    }

    @Test(
        arguments: [
            ("3.14abc", 3.14), ("  2", 2), ("1e5x", 100_000), ("1e", 1), ("1e+", 1), ("-.5.5", -0.5), ("0x10", 0),
            ("Infinityx", .infinity),
            ("5.", 5), ("1.2.3", 1.2), ("", nil), ("abc", nil), ("-", nil), (".", nil), ("inf", nil), ("null", nil),
        ] as [(String, Double?)]) func `are read from the beginning`(text: String, number: Double?)
    {
        let read = JavaScriptNumber.readingBeginning(of: text)
        #expect(number.map { read == $0 } ?? read.isNaN)
    }

    @Test func `read as they were written`() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<caseCount(5_000) {
            let number = Double(bitPattern: random.next())
            guard number.isFinite else { continue }
            let text = JavaScriptNumber.text(of: number)
            #expect(
                JavaScriptNumber.reading(text) == number && JavaScriptNumber.readingBeginning(of: text + "x") == number,
                "\(text)")
        }
    }
}

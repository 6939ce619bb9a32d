import FeatureFlags
import JSONText
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A value` {
    private struct Limits: Codable, Equatable {
        enum Mode: String, Codable { case soft, hard }
        struct Window: Codable, Equatable { var seconds: Double }

        var name: String
        var count: Int
        var small: UInt8
        var ratio: Float
        var isOn: Bool
        var mode: Mode?
        var windows: [Window]
        var byName: [String: Int64]
        var nothing: String?
    }

    private static let limits = Limits(
        name: "x", count: -5, small: 255, ratio: 0.5, isOn: true, mode: .hard,
        windows: [.init(seconds: 1.5), .init(seconds: 2)], byName: ["a": 1], nothing: nil)
    private static let value: FlagValue = [
        "name": "x", "count": -5, "small": 255, "ratio": 0.5, "isOn": true, "mode": "hard",
        "windows": [["seconds": 1.5], ["seconds": 2]], "byName": ["a": 1],
    ]

    @Test func `is read as a type of one's own, and made of it`() throws {
        #expect(try Self.value.decode(Limits.self) == Self.limits)
        #expect(try FlagValue(encoding: Self.limits) == Self.value)
        #expect(try (5 as FlagValue).decode(Int.self) == 5)
        #expect(try ([[1, 2], []] as FlagValue).decode([[Int]].self) == [[1, 2], []])
        #expect(try FlagValue(encoding: [[1, 2], []]) == [[1, 2], []])
        #expect(
            try ([1, nil] as FlagValue).decode([Int?].self) == [1, nil]
                && FlagValue(encoding: [1, nil] as [Int?]) == [1, nil])
        #expect(
            try FlagValue(encoding: [String: Int]()) == [:] && FlagValue(encoding: [Int]()) == []
                && FlagValue(encoding: "x") == "x")
    }

    @Test(
        arguments: [
            ("count", 1.5, "count"), ("count", "1", "count"), ("count", nil, "count"), ("small", 256, "small"),
            ("small", -1, "small"), ("isOn", 1, "isOn"), ("name", true, "name"),
            ("mode", "other", "mode"), ("windows", [["seconds": "x"]], "windows.0.seconds"),
            ("windows", ["x": 1], "windows"), ("byName", [1], "byName"), ("count", 1e300, "count"),
        ] as [(String, FlagValue, String)]) func `that does not fit says where`(
            member: String, value: FlagValue, place: String
        )
    {
        var members = Self.value.object ?? [:]
        members[member] = value
        do {
            _ = try FlagValue.object(members).decode(Limits.self)
            Issue.record("it fits")
        } catch let error as DecodingError {
            switch error {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context),
                .keyNotFound(_, let context):
                #expect(
                    context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
                        == place)
            @unknown default: Issue.record("another error")
            }
        } catch {
            Issue.record("another error")
        }
    }

    @Test func `is not made of numbers that would not be exact`() {
        for number in [Double.nan, .infinity] {
            #expect(throws: EncodingError.self) { try FlagValue(encoding: number) }
        }
        #expect(throws: EncodingError.self) { try FlagValue(encoding: Int.max) }
        #expect(throws: EncodingError.self) { try FlagValue(encoding: ["a": UInt64.max]) }
    }

    @Test(
        arguments: [
            (10.0, 10), (3.14, nil), (-0.0, 0), (0x1p53 - 1, 9_007_199_254_740_991), (0x1p53, nil), (-0x1p53, nil),
            (.infinity, nil), (.nan, nil),
        ] as [(Double, Int?)])
    func `is a whole number where nothing is lost`(number: Double, integer: Int?) {
        #expect(FlagValue.number(number).integer == integer)
    }

    @Test(arguments: [#"{"a":[1,1.5,null,true,"x\u0000"],"b":{}}"#, "[]", "10", "-0.1", #""""#, "9007199254740991"])
    func `is the same in JSON`(text: String) throws {
        let value = try #require(FlagValue(try JSONValue(reading: text)))
        #expect(value.jsonText == text)
        #expect(FlagValue(value.json) == value)
    }

    @Test func `is not what no number can hold`() throws {
        #expect(FlagValue(try JSONValue(reading: #"{"a":[1e400]}"#)) == nil)
        #expect(
            FlagValue.number(.nan).jsonText == "null" && FlagValue.number(1.0).jsonText == "1"
                && FlagValue.number(1e300).jsonText == "1e+300")
    }
}

@Suite(.timeLimit(.minutes(1))) struct `An evaluation context` {
    @Test func `is the same in any order`() {
        var one = EvaluationContext(targetingKey: "k", ["a": 1, "bb": 2, "a-longer-name": 3])
        let other = EvaluationContext(targetingKey: "k", ["a-longer-name": 3, "bb": 2, "a": 1])
        #expect(one == other && one.hashValue == other.hashValue)
        #expect(one == EvaluationContext(targetingKey: "k", one.attributes))
        one["a"] = 2
        #expect(one != other && one["a"] == 2 && one["x"] == nil)
        one["a"] = nil
        #expect(one["a"] == nil && one.attributes == ["bb": 2, "a-longer-name": 3])
        #expect(EvaluationContext(["a": 1, "a": 2])["a"] == 2)
    }

    @Test func `finds each of many names`() {
        let names =
            (0..<500).map { "attribute-\($0 % 7)-\($0)" } + [
                "", "a", "é", "e\u{301}", "K", "\u{212A}", "aaaaaaaabbbbbbbb", "aaaaaaaaXbbbbbbbb", "aaaaaaaaYbbbbbbbb",
            ]
        var context = EvaluationContext()
        for (index, name) in names.enumerated() { context[name] = .number(Double(index)) }
        for (index, name) in names.enumerated() { #expect(context[name] == .number(Double(index))) }
    }

    @Test func `is laid over another`() {
        let low = EvaluationContext(targetingKey: "low", ["a": 1, "b": 1])
        #expect(
            low.merging(EvaluationContext(["b": 2, "c": 2]))
                == EvaluationContext(targetingKey: "low", ["a": 1, "b": 2, "c": 2]))
        #expect(low.merging(EvaluationContext(targetingKey: "high")).targetingKey == "high")
        #expect(
            low.merging(.empty) == low && EvaluationContext.empty.merging(low) == low && EvaluationContext.empty.isEmpty
        )
    }
}

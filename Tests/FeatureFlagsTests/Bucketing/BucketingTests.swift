import TestServers
import Testing

@testable import FeatureFlags

@Suite(.timeLimit(.minutes(1))) struct `A hash of MurmurHash3` {
    @Test(
        arguments: [
            ("", 0), ("ejOoVL", 0x0000_0000), ("bY9fO-", 0x0000_0001), ("SI7p-", 0x7FFF_FFFF), ("6LvT0", 0x8000_0000),
            ("ceQdGm", 0xFFFF_FFFF),
        ] as [(String, UInt32)]) func `is bit exact`(text: String, hash: UInt32)
    {
        #expect(MurmurHash3(text).value == hash)
    }

    @Test(
        arguments: [
            ("a", 0x9747_B28C, 0x7FA0_9EA6), ("aa", 0x9747_B28C, 0x5D21_1726), ("aaa", 0x9747_B28C, 0x283E_0130),
            ("aaaa", 0x9747_B28C, 0x5A97_808A),
            ("", 1, 0x514E_28B7), ("", 0xFFFF_FFFF, 0x81F1_6F39), ("Hello, world!", 0x9747_B28C, 0x2488_4CBA),
            ("The quick brown fox jumps over the lazy dog", 0x9747_B28C, 0x2FA8_26CD),
        ] as [(String, UInt32, UInt32)]) func `is bit exact for other seeds`(text: String, seed: UInt32, hash: UInt32)
    {
        var murmur = MurmurHash3(seed: seed)
        murmur.combine(text)
        #expect(murmur.value == hash)
    }

    @Test func `of pieces is that of the whole`() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<caseCount(5_000) {
            var whole = "", pieces = MurmurHash3()
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                let piece = String(
                    (0..<Int.random(in: 0...9, using: &random)).map { _ in "abé😀".randomElement(using: &random) ?? "a" }
                )
                whole += piece
                pieces.combine(piece)
            }
            #expect(pieces.value == MurmurHash3(whole).value, "\(whole)")
        }
    }
}

@Suite(.timeLimit(.minutes(1))) struct `Shares of a whole` {
    @Test(
        arguments: [
            ("ejOoVL", 100, 0), ("bY9fO-", 100, 0), ("SI7p-", 100, 49), ("6LvT0", 100, 50), ("ceQdGm", 100, 99),
            ("ceQdGm", Shares.largest, Shares.largest - 1),
        ] as [(String, UInt32, UInt32)]) func `are found by whole numbers`(text: String, total: UInt32, bucket: UInt32)
    {
        var shares = Shares()
        let isWhole = shares.append(total)
        #expect(isWhole && shares.bucket(of: MurmurHash3(text).value) == bucket)
    }

    @Test func `of weight 1 can be reached, of weight 0 never`() {
        var shares = Shares()
        let isWhole: [Bool] = [0, 1, 0, Shares.largest - 2, 1, 0].map { shares.append($0) }
        #expect(!isWhole.contains(false))
        let isTooMuch = !shares.append(1)
        #expect(isTooMuch)
        #expect(shares.share(of: 0) == 1)
        #expect(shares.share(of: 0x8000_0000) == 3)
        #expect(shares.share(of: .max) == 4)
        var none = Shares()
        #expect(none.share(of: 5) == nil)
        _ = none.append(0)
        #expect(none.share(of: 5) == nil)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `A percentage` {
    @Test(
        arguments: [
            ("0%", 0), ("100%", 100_000), ("25%", 25_000), (" 25%\n", 25_000), ("0.125%", 125), ("12.5%", 12_500),
            ("99.999%", 99_999), ("100.000%", 100_000), ("007%", 7_000),
        ] as [(String, UInt32)]) func `is read exactly`(text: String, thousandths: UInt32)
    {
        #expect(Percentage(Array(text.utf8))?.thousandths == thousandths)
    }

    @Test(
        arguments: [
            "", "%", "25", "-1%", "+1%", "100.001%", "101%", "0.0001%", "1e1%", ".5%", "5.%", "2 5%", "25 %", "25%%",
            "%25", "1,5%", "nan%", "0x10%", "1000%", "٢٥%", "1.2.3%",
        ]) func `is nothing else`(text: String)
    {
        #expect(Percentage(Array(text.utf8)) == nil)
    }

    private static func outcome(_ source: String, _ key: String?, name: String = "flag") throws -> FlagOutcome {
        let definition = try FlagDefinition(name: name, source: FlagSource(source))
        return definition.evaluate(EvaluationContext(targetingKey: key), now: { 0 })
    }

    @Test func `of 0 is nobody and of 100 everybody, and more only adds`() throws {
        let steps = ["0%", "0.001%", "1%", "24.999%", "25%", "50%", "75%", "99.999%", "100%"]
        let definitions = try steps.map { try FlagDefinition(name: "new_ui", source: FlagSource($0)) }
        var random = SeededGenerator(seed: 5)
        var counts = steps.map { _ in 0 }
        let cases = caseCount(5_000)
        for _ in 0..<cases {
            let context = EvaluationContext(targetingKey: "user-\(random.next())")
            let isOn = definitions.map { $0.evaluate(context, now: { 0 }) == .variant(0, .split) }
            #expect(isOn.first == false && isOn.last == true)
            #expect(zip(isOn, isOn.dropFirst()).allSatisfy { !$0 || $1 })
            for (index, isOn) in isOn.enumerated() where isOn { counts[index] += 1 }
        }
        // Six standard deviations of a fair draw.
        #expect(abs(Double(counts[4]) / Double(cases) - 0.25) < 6 * (0.1875 / Double(cases)).squareRoot())
    }

    @Test func `chooses the keys that fractional chooses`() throws {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<caseCount(1_000) {
            let thousandths = Int.random(in: 0...100_000, using: &random)
            let percentage = "\(thousandths / 1_000).\(String(thousandths % 1_000 + 1_000).dropFirst())%"
            let object = """
                {"state": "ENABLED", "variants": {"true": true, "false": false}, "defaultVariant": "false",
                 "targeting": {"fractional": [["true", \(thousandths)], ["false", \(100_000 - thousandths)]]}}
                """
            let key = "\(random.next())"
            guard case .variant(let one, .split) = try Self.outcome(percentage, key),
                case .variant(let other, .targetingMatch) = try Self.outcome(object, key)
            else {
                Issue.record("\(percentage) for \(key)")
                return
            }
            #expect(one == other)
        }
    }

    @Test(arguments: [nil, ""]) func `is off without a targeting key`(key: String?) throws {
        for percentage in ["0%", "25%", "100%"] { #expect(try Self.outcome(percentage, key) == .variant(1, .default)) }
    }
}

@Suite(.timeLimit(.minutes(1))) struct `fractional` {
    private static func result(_ arguments: String, _ context: EvaluationContext, flag: String = "flag") throws
        -> FlagValue
    {
        let rule = try compiled(#"{"fractional":\#(arguments)}"#, flag: flag)
        var run = RuleRun()
        return rule.value(of: try rule.result(rule.root, context, &run))
    }

    @Test func `takes a text as the bucket's key, and else flag and targeting key`() throws {
        let pairs = #"["low",50],["high",50]"#
        let context = EvaluationContext(
            targetingKey: "7p-", ["key": "6LvT0", "number": 5, "nothing": nil, "list": ["low", 100]])
        #expect(try Self.result(#"["SI7p-",\#(pairs)]"#, .empty) == "low")
        #expect(try Self.result(#"[{"var":"key"},\#(pairs)]"#, context) == "high")
        #expect(try Self.result(#"[{"cat":["6Lv","T0"]},\#(pairs)]"#, .empty) == "high")
        #expect(try Self.result("[\(pairs)]", context, flag: "SI") == "low")
        #expect(try Self.result(#"[null,\#(pairs)]"#, context, flag: "SI") == "low")
        #expect(try Self.result(#"[{"var":"nothing"},\#(pairs)]"#, context, flag: "SI") == "low")
        #expect(try Self.result(#"[{"var":"absent"},\#(pairs)]"#, context, flag: "SI") == "low")
        #expect(try Self.result(#"[{"var":"number"},\#(pairs)]"#, context) == .null)
        #expect(try Self.result(#"[5,\#(pairs)]"#, context) == .null)
        // What was to be the key is one more pair.
        #expect(try Self.result(#"[{"var":"list"},["x",0]]"#, context) == "low")
        #expect(try Self.result("[\(pairs)]", .empty) == .null)
        #expect(try Self.result("[\(pairs)]", EvaluationContext(targetingKey: "")) == .null)
        #expect(try Self.result("[\(pairs)]", EvaluationContext(["targetingKey": 5])) == .null)
    }

    @Test(
        arguments: [
            (#"["k",["x"]]"#, "x"), (#"["k",["x",1]]"#, "x"), (#"["k",["x",5],["y",-3]]"#, "x"),
            (#"["k",["x",0],["y",1]]"#, "y"),
            (#"["k",[true,1]]"#, true), (#"["k",[1.5,1]]"#, 1.5), (#"["k",[null,1]]"#, nil),
            (#"["k",["x",2147483647]]"#, "x"),
            (#"["k",["x",1.0]]"#, "x"), (#"["k",["x",{"+":[1,2]}]]"#, "x"),
            (#"["k",[{"var":"v"},{"var":"w"}]]"#, "one"), (#"["k",["x",{"var":"w"}],["x",{"-":[{"var":"w"}]}]]"#, "x"),
        ] as [(String, FlagValue)]) func `gives what stands in the pair`(arguments: String, value: FlagValue) throws
    {
        #expect(try Self.result(arguments, EvaluationContext(["v": "one", "w": 3])) == value)
    }

    @Test(
        arguments: [
            #"["k"]"#, "[]", #""k""#, #"["k",["x",0]]"#, #"["k",["x",-1]]"#, #"["k",["x",1.5]]"#, #"["k",["x","1"]]"#,
            #"["k",["x",null]]"#,
            #"["k",["x",2147483648]]"#, #"["k",["x",2147483647],["y",1]]"#, #"["k",[]]"#, #"["k","x"]"#,
            #"["k",[["x"],1]]"#, #"["k",["x",1],5]"#,
            #"["k",["x",{"var":"t"}]]"#, #"["k",["x",{"var":"none"}]]"#, #"["k",["x",1e300]]"#,
        ]) func `is null where flagd sees an error`(arguments: String) throws
    {
        #expect(try Self.result(arguments, EvaluationContext(targetingKey: "a", ["t": "1"])) == .null)
    }
}

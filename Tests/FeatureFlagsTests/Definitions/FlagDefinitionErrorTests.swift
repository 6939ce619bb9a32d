import JSONText
import Testing

@testable import FeatureFlags

@Suite(.timeLimit(.minutes(1))) struct `A definition that cannot be used` {
    /// The members of an object that can, each of which may be replaced.
    private static func object(_ name: String = "", _ value: String = "") -> String {
        let members = [
            ("state", #""ENABLED""#), ("variants", #"{"on":true,"off":false}"#), ("defaultVariant", #""on""#),
        ]
        let kept = members.filter { $0.0 != name } + (value.isEmpty ? [] : [(name, value)])
        return "{" + kept.map { #""\#($0.0)":\#($0.1)"# }.joined(separator: ",") + "}"
    }

    private static func error(_ text: String, evaluators: [String: String] = [:]) throws -> FlagDefinitionError? {
        let rules = try evaluators.mapValues { try JSONValue(reading: $0) }
        do throws(FlagDefinitionError) {
            _ = try FlagDefinition(name: "flag", source: FlagSource(text), evaluators: FlagEvaluators(rules: rules))
            return nil
        } catch {
            #expect(error.flag == "flag")
            return error
        }
    }

    @Test func `is not the one that others are made of`() throws { #expect(try Self.error(Self.object()) == nil) }

    @Test(
        arguments: [
            "", " ", "null", "[]", "\"true\"", "\"null\"", "2", "-1", "tru", "truee", "yes please", "50", "0.5", "-1%",
            "100.0001%", "1e-320%", "50%%", "\"50%\"", "NaN", "Infinity",
            "t rue", "true false", "enabled", "ｔｒｕｅ", "\u{FEFF}true", "//x", "\0", "true\0",
        ]) func `is no scalar`(text: String) throws
    {
        let error = try #require(try Self.error(text))
        #expect(error.place.isEmpty && error.problem.hasPrefix("must be true, false, a percentage"))
    }

    @Test(
        arguments: [
            ("{", "line 1, column 2"), ("{}}", "line 1, column 3"),
            (#"{"state":"ENABLED","state":"ENABLED"}"#, "line 1, column 20"), ("{\n\"a\":1,\n}", "line 3, column 1"),
            (#"{"a":NaN}"#, "line 1, column 6"), (#"{"a":1 /* */}"#, "line 1, column 8"),
            (#"{"a":"\ud800"}"#, "line 1, column 7"), (#"{"a":01}"#, "line 1, column 7"),
            ("{\"a\":\"\u{1}\"}", "line 1, column 7"), (#"{'a':1}"#, "line 1, column 2"),
            (String(repeating: #"{"a":"#, count: 600), "line 1, column 641"),
            (String(repeating: #"{"a":"#, count: 100_000), "line 1, column 641"),
            (#"{"a":""# + String(repeating: "x", count: 1 << 20) + #""}"#, "line 1, column 1"),
        ]) func `is no JSON`(text: String, place: String) throws
    {
        #expect(try Self.error(text)?.place == place)
    }

    @Test func `is no UTF-8`() throws {
        let bytes = Array(#"{"a":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
        #expect(throws: FlagDefinitionError.self) { try FlagDefinition(name: "flag", source: FlagSource(bytes: bytes)) }
        #expect(throws: FlagDefinitionError.self) {
            try FlagDefinition(name: "flag", source: FlagSource(bytes: [0xFE, 0xFF, 0, 0x74]))
        }
    }

    @Test(
        arguments: [
            ("state", "", "state"), ("state", #""enabled""#, "state"), ("state", "true", "state"),
            ("state", "null", "state"), ("variants", "", "variants"), ("variants", "{}", "variants"),
            ("variants", "[]", "variants"), ("variants", "null", "variants"),
            ("variants", #"{"on":true,"off":0}"#, "variants.off"), ("variants", #"{"on":null}"#, "variants.on"),
            ("variants", #"{"on":[1]}"#, "variants.on"),
            ("variants", #"{"on":1,"off":9007199254740992}"#, "variants.off"),
            ("variants", #"{"on":1,"off":-9007199254740993}"#, "variants.off"),
            ("variants", #"{"on":1e400}"#, "variants.on"),
            ("variants", #"{"on":{"x":[9007199254740993]}}"#, "variants.on"),
            ("variants", #"{"on":9223372036854775808}"#, "variants.on"),
            ("defaultVariant", #""onn""#, "defaultVariant"), ("defaultVariant", #""""#, "defaultVariant"),
            ("defaultVariant", "true", "defaultVariant"), ("defaultVariant", "{}", "defaultVariant"),
            ("targeting", "null", "targeting"), ("targeting", "[]", "targeting"), ("targeting", #""on""#, "targeting"),
            ("targeting", #"{"if":[],"and":[]}"#, "targeting"),
            ("metadata", "[]", "metadata"), ("metadata", "null", "metadata"),
            ("metadata", #"{"a":null}"#, "metadata.a"), ("metadata", #"{"a":[]}"#, "metadata.a"),
            ("metadata", #"{"a b":{}}"#, "metadata.…"),
            ("metadata", #"{"a":1e300}"#, "metadata.a"), ("targetting", "{}", "targetting"),
            ("default_variant", "1", "default_variant"), ("State", "1", "State"),
        ]) func `is no flag object`(member: String, value: String, place: String) throws
    {
        #expect(try Self.error(Self.object(member, value))?.place == place)
    }

    @Test func `says what was probably meant`() throws {
        #expect(try Self.error(Self.object("targetting", "{}"))?.problem == "unknown member, is targeting meant?")
        #expect(
            try Self.error(Self.object("defaultVariant", #""onn""#))?.problem
                == "there is no such variant, is on meant?")
        let unknown = try Self.error(Self.object("targeting", #"{"if":[{"startswith":["a","b"]}]}"#))
        #expect(
            unknown?.problem == "unknown operator startswith, is starts_with meant?"
                && unknown?.place == "targeting.if[0].startswith")
        #expect(try Self.error(Self.object("targeting", #"{"regex":["(a+)+$"]}"#))?.problem == "unknown operator regex")
        let secret = try Self.error(Self.object("targeting", #"{"a secret value":1}"#))
        #expect(secret?.description == "flag flag, targeting.…: unknown operator …")
    }

    static let rules: [(String, String)] = [
        (#"{"if":[{"==":[1]},"on"]}"#, "targeting.if[0].=="),
        (#"{"if":[{"==":[1,{"nope":1}]}]}"#, "targeting.if[0].==[1].nope"), (#"{"==":1}"#, "targeting.=="),
        (#"{"==":[]}"#, "targeting.=="),
        (#"{"==":[1,2,3]}"#, "targeting.=="), (#"{"!=":[1]}"#, "targeting.!="), (#"{"<":[1]}"#, "targeting.<"),
        (#"{"<":[1,2,3,4]}"#, "targeting.<"), (#"{">":[1,2,3]}"#, "targeting.>"),
        (#"{"!":[]}"#, "targeting.!"), (#"{"!!":[1,2]}"#, "targeting.!!"), (#"{"and":[]}"#, "targeting.and"),
        (#"{"or":[]}"#, "targeting.or"), (#"{"*":[]}"#, "targeting.*"), (#"{"-":[]}"#, "targeting.-"),
        (#"{"-":[1,2,3]}"#, "targeting.-"), (#"{"/":[1]}"#, "targeting./"), (#"{"%":[1,2,3]}"#, "targeting.%"),
        (#"{"min":[]}"#, "targeting.min"), (#"{"in":["x"]}"#, "targeting.in"),
        (#"{"substr":["x"]}"#, "targeting.substr"),
        (#"{"var":["a",1,2]}"#, "targeting.var"), (#"{"missing_some":[1]}"#, "targeting.missing_some"),
        (#"{"map":[[1]]}"#, "targeting.map"), (#"{"reduce":[[1]]}"#, "targeting.reduce"),
        (#"{"all":[[1],1,1]}"#, "targeting.all"),
        (#"{"log":[]}"#, "targeting.log"), (#"{"":1}"#, "targeting.…"), (#"{"method":[1]}"#, "targeting.method"),
        (#"{"if":{"nope":1}}"#, "targeting.if.nope"), (#"{"map":[{"var":"x"},{"nope":1}]}"#, "targeting.map[1].nope"),
        (#"{"fractional":[{"nope":1},["a",1]]}"#, "targeting.fractional[0].nope"),
        (#"{"fractional":[["a",{"nope":1}]]}"#, "targeting.fractional[0][1].nope"),
        (#"{"if":[[1,{"nope":1}]]}"#, "targeting.if[0][1].nope"),
        (#"{"==":[1,1e400]}"#, "targeting.==[1]"), (#"{"$ref":"nope"}"#, "targeting.$ref"),
        (#"{"$ref":["good"]}"#, "targeting.$ref"), (#"{"if":[{"$ref":1}]}"#, "targeting.if[0].$ref"),
        (#"{"if":[{"$ref":"bad"}]}"#, "$evaluators.bad.nope"),
        (#"{"if":[{"$ref":"nested"}]}"#, "$evaluators.nested.!.$ref"),
        (#"{"if":[{"$ref":"self"}]}"#, "$evaluators.self.$ref"),
        (#"{"==":[{"a":{"$ref":"good"},"b":1},1]}"#, "targeting.==[0]"),
        (#"{"__proto__":1}"#, "targeting.__proto__"), (#"{"IF":[1]}"#, "targeting.IF"),
    ]

    @Test(arguments: rules) func `has a rule that cannot be used`(rule: String, place: String) throws {
        let evaluators = [
            "good": "true", "bad": #"{"nope":1}"#, "nested": #"{"!":{"$ref":"good"}}"#, "self": #"{"$ref":"self"}"#,
        ]
        #expect(try Self.error(Self.object("targeting", rule), evaluators: evaluators)?.place == place)
    }

    @Test func `has too many levels, also by a shared rule`() throws {
        func nested(_ levels: Int, _ inner: String) -> String {
            String(repeating: #"{"!":"#, count: levels) + inner + String(repeating: "}", count: levels)
        }
        let limit = RuleCompiler.depthLimit
        let evaluators = ["half": nested(limit / 2, "1")]
        #expect(try Self.error(Self.object("targeting", nested(limit, "1"))) == nil)
        #expect(
            try Self.error(Self.object("targeting", nested(limit + 1, "1")))?.problem
                == "more than \(limit) levels of rules")
        #expect(
            try Self.error(Self.object("targeting", nested(limit / 2 - 1, #"{"$ref":"half"}"#)), evaluators: evaluators)
                == nil)
        #expect(
            try Self.error(Self.object("targeting", nested(limit / 2 + 1, #"{"$ref":"half"}"#)), evaluators: evaluators)
                != nil)
        // Deeper at the second place only, where the rule was compiled already.
        let twice = #"{"if":[{"$ref":"half"},\#(nested(limit / 2 + 1, #"{"$ref":"half"}"#))]}"#
        #expect(try Self.error(Self.object("targeting", twice), evaluators: evaluators) != nil)
    }

    @Test(arguments: ["null", "[]", "1", "", "{", #"{"a":1,"a":2}"#]) func `are shared rules that are no object`(
        text: String
    ) {
        #expect(throws: FlagDefinitionError.self) { try FlagEvaluators(FlagSource(text)) }
    }

    @Test func `are not shared rules, alone or as in a document`() throws {
        #expect(try FlagEvaluators(FlagSource(#"{"a":1,"b":{"var":"x"}}"#)).rules.keys.sorted() == ["a", "b"])
        #expect(try FlagEvaluators(FlagSource(#"{"$evaluators":{"a":1}}"#)).rules.keys.sorted() == ["a"])
    }
}

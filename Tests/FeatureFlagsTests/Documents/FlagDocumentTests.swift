import JSONText
import Testing

@testable import FeatureFlags

@Suite(.timeLimit(.minutes(1))) struct `A flagd document` {
    private static let on = #"{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"on"}"#

    private static func document(_ text: String) throws -> FlagDocument { try FlagDocument(reading: Array(text.utf8)) }

    @Test(
        arguments: [
            #"{"flags":{"a":\#(on),"b":5},"$evaluators":{"x":true},"metadata":{"flagSetId":"s","version":7}}"#,
            #"{"metadata":{"flagSetId":"s","version":7},"$evaluators":{"x":true},"flags":[{"key":"a",\#(on.dropFirst()),{"key":"b"}]}"#,
        ]) func `becomes contents, flags as object or array`(text: String) throws
    {
        let contents = try Self.document(text).contents
        #expect(contents.flags.keys.sorted() == ["a", "b"])
        #expect(contents.metadata == ["flagSetId": "s", "version": 7])
        guard case .source(let evaluators)? = contents.evaluators,
            case .source(let good)? = contents.flags["a"]?.definition,
            case .source(let bad)? = contents.flags["b"]?.definition
        else {
            Issue.record("something is missing")
            return
        }
        #expect(try FlagEvaluators(evaluators).rules == ["x": .truth(true)])
        #expect(try FlagDefinition(name: "a", source: good).constant == .variant(0, .static))
        // One bad flag spoils no other.
        #expect(throws: FlagDefinitionError.self) { try FlagDefinition(name: "b", source: bad) }
    }

    @Test func `is told of names that no flag can have`() {
        let text = "{\"flags\":{\n\"c d\":\(Self.on),\n\"good\":\(Self.on)}}"
        let findings = FlagDocument.lint(Array(text.utf8))
        #expect(findings.map(\.flag) == ["c d"] && findings.first?.severity == .error && findings.first?.line == 2)
        #expect(findings.first?.problem.hasPrefix("the name of a flag must be") == true)
    }

    @Test(
        arguments: [
            ("", 1, 1), ("[]", 1, 1), ("null", 1, 1), ("{}", 1, 1), ("{\n \"flags\": 5}", 2, 11),
            ("{\"flags\":{},}", 1, 13), ("{\"flags\":{\n\"a\":{},\n\"a\":{}}}", 3, 1), ("{\"flags\":{}} x", 1, 14),
            (#"{"flag":{}}"#, 1, 1),
        ]) func `is refused as a whole where it is none`(text: String, line: Int, column: Int)
    {
        let error = #expect(throws: FlagDocumentError.self) { try Self.document(text) }
        #expect(error?.line == line && error?.column == column)
    }

    @Test func `has each key once`() throws {
        let contents = try Self.document(
            #"{"flags":[{"key":"a",\#(Self.on.dropFirst()),{"key":"a"},{"key":"b",\#(Self.on.dropFirst())]}"#
        ).contents
        guard case .unusable? = contents.flags["a"]?.definition, case .source? = contents.flags["b"]?.definition else {
            Issue.record("the wrong flags are good")
            return
        }
    }

    static let lines = """
        {
          "flags": {
            "good": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
                     "targeting": {"if": [{"$ref": "mail"}, "on"]}},
            "typo": {"state": "ENABLED", "variants": {"on": true}, "targeting": {
              "if": [{"==": [{"var": "x"}, {"sem_vr": ["1", "=", "1"]}]}, "on"]}},
            "short": {"state": "ENABLED", "variants": {"on": true}, "targeting": {"sem_ver": ["1", "="]}},
            "never": {"state": "ENABLED", "variants": {"a": 1, "b": 2, "c": 3}, "defaultVariant": "a",
                      "targeting": {"if": [{"var": "x"}, "bb", "a"]}},
            "zero": {"state": "ENABLED", "variants": {"a": 1}, "targeting": {"fractional": [["a", 0]]}},
            "ref": {"state": "ENABLED", "variants": {"a": 1}, "targeting": {"if": [{"$ref": "broken"}, "a"]}},
            "state": {"state": "ON", "variants": {"a": 1}}
          },
          "$evaluators": {
            "mail": {"ends_with": [{"var": "email"}, "@example.com"]},
            "broken": {"if": [{"nope": 1}]}
          },
          "metadata": {"version": []},
          "metdata": {}, "owner": "us"
        }
        """

    @Test func `is read critically`() {
        let findings = FlagDocument.lint(Array(Self.lines.utf8)).map(\.description)
        #expect(
            findings == [
                "6:47: error: flag typo, targeting.if[0].==[1].sem_vr: unknown operator sem_vr, is sem_ver meant?",
                "7:54: warning: flag short, variants.on: no rule leads to this variant",
                "7:86: warning: flag short, targeting.sem_ver: takes 3 arguments, there are 2: the result is always null",
                "8:61: warning: flag never, variants.b: no rule leads to this variant",
                "8:69: warning: flag never, variants.c: no rule leads to this variant",
                "9:50: warning: flag never, targeting.if[1]: there is no variant bb, is b meant?",
                "10:84: warning: flag zero, targeting.fractional: the sum of the weights is 0: the result is always null",
                "12:24: error: flag state, state: must be ENABLED or DISABLED",
                "16:32: error: $evaluators.broken.if[0].nope: unknown operator nope, is none meant?",
                "18:27: error: metadata.version: must be a text, a number or a truth value",
                "19:14: error: metdata: unknown member, is metadata meant?",
            ], "\(findings.joined(separator: "\n"))")
    }

    @Test func `is blamed for rules that nobody refers to, and not more than it can bear`() {
        let text = #"{"flags":{"a":\#(Self.on)},"$evaluators":{"x":true}}"#
        #expect(
            FlagDocument.lint(Array(text.utf8)).map(\.description) == [
                "1:\(text.utf8.count - 5): warning: $evaluators.x: no flag refers to this rule"
            ])
        let many = #"{"flags":{"# + (0..<500).map { #""f\#($0)":1"# }.joined(separator: ",") + "}}"
        #expect(FlagDocument.lint(Array(many.utf8)).count == 100)
        let doubtful = (0..<150).map {
            #""f\#($0)":{"state":"ENABLED","variants":{"a":1},"targeting":{"sem_ver":[]}}"#
        }
        let worse = #"{"flags":{"# + (doubtful + [#""last":1"#]).joined(separator: ",") + "}}"
        #expect(FlagDocument.lint(Array(worse.utf8)).contains { $0.severity == .error && $0.flag == "last" })
        #expect(FlagDocument.lint(Array("{".utf8)).map(\.description) == ["1:2: error: the text ends too early"])
        #expect(FlagDocument.lint(Array(#"{"flags":{}}"#.utf8)).isEmpty)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `An explanation` {
    private static func explain(_ targeting: String, _ context: EvaluationContext, evaluators: [String: String] = [:])
        throws -> [String]
    {
        let text = #"{"state":"ENABLED","variants":{"a":1,"b":2},"defaultVariant":"a","targeting":\#(targeting)}"#
        let rules = try evaluators.mapValues { try JSONValue(reading: $0) }
        let definition = try FlagDefinition(
            name: "flag", source: FlagSource(text), evaluators: FlagEvaluators(rules: rules), isTraced: true)
        let explanation = definition.explain(context, now: { 0 })
        #expect(explanation.outcome == definition.evaluate(context, now: { 0 }))
        return explanation.steps.map { $0.place.isEmpty ? $0.text : "\($0.place): \($0.text)" }
    }

    @Test func `names the conditions that decided`() throws {
        let rule =
            #"{"if":[{"and":[{"==":[{"var":"plan"},"pro"]},{">":[{"var":"age"},18]}]},"b",{"$ref":"mail"},"b","a"]}"#
        let mail = ["mail": #"{"ends_with":[{"var":"email"},"@x.org"]}"#]
        #expect(
            try Self.explain(rule, EvaluationContext(["plan": "pro", "age": 17, "email": "a@x.org"]), evaluators: mail)
                == [
                    #"targeting.if[0].and[0].==: "pro" == "pro" is true"#, "targeting.if[0].and[1].>: 17 > 18 is false",
                    "targeting.if[0].and: is false",
                    #"$evaluators.mail.ends_with: "a@x.org" ends_with "@x.org" is true"#,
                    #"targeting.if[3]: gives "b""#, "variant b",
                ])
        #expect(
            try Self.explain(#"{"if":[{"!":[{"in":[{"var":"x"},["1","2","3","4","5","6","7","8"]]}]},null]}"#, .empty)
                == [
                    "targeting.if[0].![0].in: null in [8 texts] is false", "targeting.if[0].!: is true",
                    "targeting.if[1]: gives null", "no rule decided: default variant a",
                ])
    }

    @Test func `names the bucket`() throws {
        #expect(
            try Self.explain(#"{"fractional":[{"var":"k"},["a",30],["b",70]]}"#, EvaluationContext(["k": "6LvT0"]))
                == [#"targeting.fractional: "6LvT0" is in bucket 50 of 100: "b" has 30 to 99"#, "variant b"])
        #expect(
            try Self.explain(#"{"fractional":[["a",1],["b",1]]}"#, .empty)
                == ["targeting.fractional: no targeting key, so no bucket: null", "no rule decided: default variant a"])
        let percentage = try FlagDefinition(name: "6LvT", source: FlagSource("50%"), isTraced: true)
        #expect(
            percentage.explain(EvaluationContext(targetingKey: "0"), now: { 0 }).steps.map(\.text)
                == [
                    #"flag and targeting key is in bucket 50000 of 100000: "false" has 50000 to 99999"#,
                    "variant false",
                ])
        #expect(
            try FlagDefinition(name: "x", source: FlagSource("on")).explain(.empty, now: { 0 }).steps.map(\.text) == [
                "the flag has no rule: variant true"
            ])
    }
}

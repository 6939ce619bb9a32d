import FeatureFlags
import JSONText
import Testing

/// A rule, its data and what JavaScript's JSONLogic makes of it, all in JSON.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let rule: String
    let data: String
    let result: String

    init(_ rule: String, _ result: String, data: String = "{}") {
        (self.rule, self.result, self.data) = (rule, result, data)
    }

    var testDescription: String { "\(rule) over \(data)" }
}

@Suite(.timeLimit(.minutes(1))) struct `A rule` {
    static let person = #"{"name":"Ann","age":42,"tags":["x","y"],"a":{"b":{"c":7}},"none":null,"empty":"","zero":0}"#
    static let literals: [RuleCase] = [
        .init("true", "true"), .init("null", "null"), .init("1.50", "1.5"), .init(#""x""#, #""x""#),
        .init("[1,[2],{}]", "[1,[2],{}]"), .init("{}", "{}"),
        .init(#"{"a":1,"b":{"var":"x"}}"#, #"{"a":1,"b":{"var":"x"}}"#),
        .init(#"[1,{"var":"age"}]"#, "[1,42]", data: person), .init(#"{"log":[5]}"#, "5"),
        .init(#"{"log":"x"}"#, #""x""#),
    ]
    static let variables: [RuleCase] = [
        (#"{"var":"age"}"#, "42"), (#"{"var":["age"]}"#, "42"), (#"{"var":["age",1]}"#, "42"),
        (#"{"var":"a.b.c"}"#, "7"), (#"{"var":"a.b"}"#, #"{"c":7}"#), (#"{"var":"a.x.c"}"#, "null"),
        (#"{"var":"x"}"#, "null"), (#"{"var":["x",9]}"#, "9"), (#"{"var":["x","d"]}"#, #""d""#),
        (#"{"var":["a.x",{"+":[1,2]}]}"#, "3"), (#"{"var":["none",9]}"#, "null"), (#"{"var":["empty",9]}"#, #""""#),
        (#"{"var":["zero",9]}"#, "0"), (#"{"var":"tags.1"}"#, #""y""#), (#"{"var":"tags.01"}"#, "null"),
        (#"{"var":"tags.-1"}"#, "null"), (#"{"var":"tags.2"}"#, "null"), (#"{"var":"tags.x"}"#, "null"),
        (#"{"var":"name.0"}"#, "null"), (#"{"var":"age.x"}"#, "null"), (#"{"var":{"cat":["a",".b.","c"]}}"#, "7"),
        (#"{"var":{"var":"none"}}"#, "whole"), (#"{"var":""}"#, "whole"), (#"{"var":[]}"#, "whole"),
        (#"{"var":null}"#, "whole"), (#"{"var":[null]}"#, "whole"), (#"{"var":["",1]}"#, "whole"),
        (#"{"var":"__proto__"}"#, "null"), (#"{"var":"constructor"}"#, "null"), (#"{"var":"."}"#, "null"),
        (#"{"var":"tags.length"}"#, "null"), (#"{"var":[["age"]]}"#, "42"), (#"{"var":true}"#, "null"),
        (#"{"var":[[]]}"#, "null"),
        (#"{"var":{"if":[true,"age","name"]}}"#, "42"),
    ].map { RuleCase($0.0, $0.1 == "whole" ? whole : $0.1, data: person) }
    static let whole =
        #"{"$flagd":{"flagKey":"flag","timestamp":0},"#
        + #""a":{"b":{"c":7}},"age":42,"empty":"","name":"Ann","none":null,"tags":["x","y"],"zero":0}"#
    static let missing: [RuleCase] = [
        (#"{"missing":["name","age"]}"#, "[]"), (#"{"missing":["name","x","y"]}"#, #"["x","y"]"#),
        (#"{"missing":"x"}"#, #"["x"]"#), (#"{"missing":[["name","x"]]}"#, #"["x"]"#), (#"{"missing":[]}"#, "[]"),
        (#"{"missing":["none","empty","zero"]}"#, #"["none","empty"]"#),
        (#"{"missing":["a.b.c","a.b.d"]}"#, #"["a.b.d"]"#),
        (#"{"missing":{"merge":["x",["age"]]}}"#, #"["x"]"#), (#"{"missing":[1]}"#, "[1]"),
        (#"{"missing_some":[1,["x","age"]]}"#, "[]"), (#"{"missing_some":[2,["x","age"]]}"#, #"["x"]"#),
        (#"{"missing_some":[2,["x","y","age"]]}"#, #"["x","y"]"#), (#"{"missing_some":[0,["x"]]}"#, "[]"),
        (#"{"missing_some":["1",["x","age"]]}"#, "[]"), (#"{"missing_some":[1,[]]}"#, "[]"),
        (#"{"missing":["$flagd.timestamp","$flagd.flagKey"]}"#, "[]"),
        (#"{"missing":["targetingKey"]}"#, #"["targetingKey"]"#),
    ].map { RuleCase($0.0, $0.1, data: person) }
    static let truth: [RuleCase] = [
        ("false", false), ("null", false), ("0", false), ("-0", false), (#""""#, false), ("[]", false),
        (#"{"-":["x"]}"#, false), ("true", true), ("1", true), ("-1", true), (#""0""#, true), (#""false""#, true),
        (#"" ""#, true), ("[0]", true), ("[[]]", true), ("{}", true), (#"{"a":1,"b":2}"#, true), ("1e-300", true),
    ].flatMap { (value: String, truth: Bool) in
        [
            RuleCase(#"{"!!":[\#(value)]}"#, "\(truth)"), RuleCase(#"{"!":[\#(value)]}"#, "\(!truth)"),
            RuleCase(#"{"if":[\#(value),1,2]}"#, truth ? "1" : "2"),
            RuleCase(#"{"and":[\#(value),7]}"#, truth ? "7" : Self.shown(value)),
            RuleCase(#"{"or":[\#(value),7]}"#, truth ? Self.shown(value) : "7"),
            RuleCase(#"{"filter":[[1],\#(value)]}"#, truth ? "[1]" : "[]"),
            RuleCase(#"{"if":[{"and":[\#(value),true]},1,2]}"#, truth ? "1" : "2"),
            RuleCase(#"{"if":[{"or":[false,\#(value)]},1,2]}"#, truth ? "1" : "2"),
        ]
    }
    private static func shown(_ value: String) -> String {
        switch value {
        case "-0": "0"
        case #"{"-":["x"]}"#: "null"
        default: value
        }
    }
    static let decisions: [RuleCase] = [
        .init(#"{"if":[]}"#, "null"), .init(#"{"if":[1]}"#, "1"), .init(#"{"if":[0]}"#, "0"), .init(#"{"if":5}"#, "5"),
        .init(#"{"if":[true,1]}"#, "1"), .init(#"{"if":[false,1]}"#, "null"), .init(#"{"if":[false,1,2]}"#, "2"),
        .init(#"{"if":[false,1,true,2]}"#, "2"), .init(#"{"if":[false,1,false,2]}"#, "null"),
        .init(#"{"if":[false,1,false,2,3]}"#, "3"), .init(#"{"?:":[true,1,2]}"#, "1"),
        .init(#"{"and":[1]}"#, "1"), .init(#"{"and":[1,2,3]}"#, "3"), .init(#"{"and":[1,0,3]}"#, "0"),
        .init(#"{"and":[1,[],3]}"#, "[]"), .init(#"{"or":[0]}"#, "0"), .init(#"{"or":[0,"",[]]}"#, "[]"),
        .init(#"{"or":[0,5,6]}"#, "5"), .init(#"{"!":true}"#, "false"), .init(#"{"!!":[[]]}"#, "false"),
        .init(#"{"if":[{"var":"age"},{"var":"name"},1]}"#, #""Ann""#, data: person),
    ]

    @Test(arguments: literals + variables + missing) func `reads data`(of rule: RuleCase) throws { try check(rule) }
    @Test(arguments: truth + decisions) func `decides`(by rule: RuleCase) throws { try check(rule) }

    private func check(_ rule: RuleCase) throws {
        #expect(try value(of: rule.rule, over: rule.data).jsonText == rule.result)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `Operators of a rule` {
    /// left, right, and whether `==`, `===`, `<`, `<=` hold, as JavaScript has it.
    static let pairs: [(String, String, Bool, Bool, Bool, Bool)] = [
        ("1", "1", true, true, false, true), ("1", "2", false, false, true, true),
        ("2", "1", false, false, false, false),
        ("1", #""1""#, true, false, false, true), ("1", #"" 1 ""#, true, false, false, true),
        ("1", #""1.0""#, true, false, false, true), ("0", #""""#, true, false, false, true),
        ("0", "false", true, false, false, true), ("1", "true", true, false, false, true),
        ("0", "null", false, false, false, true), ("null", "null", true, true, false, true),
        ("null", "false", false, false, false, true), ("null", #""""#, false, false, false, true),
        ("null", "1", false, false, true, true), ("2", "true", false, false, false, false),
        ("true", "true", true, true, false, true), ("true", #""true""#, false, false, false, false),
        ("true", #""1""#, true, false, false, true), ("false", #""0""#, true, false, false, true),
        (#""a""#, #""a""#, true, true, false, true), (#""a""#, #""b""#, false, false, true, true),
        (#""10""#, #""9""#, false, false, true, true), (#""10""#, "9", false, false, false, false),
        (#""B""#, #""a""#, false, false, true, true), (#""a""#, #""ab""#, false, false, true, true),
        (#""""#, #""a""#, false, false, true, true), (#""x""#, "1", false, false, false, false),
        ("[]", "0", true, false, false, true), ("[]", #""""#, true, false, false, true),
        ("[]", "false", true, false, false, true), ("[1]", "1", true, false, false, true),
        ("[1,2]", #""1,2""#, true, false, false, true), ("[null]", #""""#, true, false, false, true),
        ("[[1]]", "1", true, false, false, true), ("[1]", "[1]", false, false, false, true),
        ("{}", #""[object Object]""#, true, false, false, true), ("{}", "{}", false, false, false, true),
        ("{}", "1", false, false, false, false), ("0", "-0", true, true, false, true),
        (#""0x10""#, "16", true, false, false, true), (#""1e3""#, "1000", true, false, false, true),
        (#""1_000""#, "1000", false, false, false, false), (#""Infinity""#, "1e308", false, false, false, false),
        (#""inf""#, #""inf""#, true, true, false, true), (#""nan""#, "0", false, false, false, false),
        (#""\u00e9""#, #""e\u0301""#, false, false, false, false), (#""\u212a""#, #""K""#, false, false, false, false),
        (#""\ud83d\ude00""#, #""\uffff""#, false, false, true, true),
    ]

    @Test(arguments: pairs) func `compare as JavaScript does`(
        left: String, right: String, isEqual: Bool, isIdentical: Bool, isLess: Bool, isLessOrEqual: Bool
    ) throws {
        let data = #"{"l":\#(left),"r":\#(right)}"#
        for (l, r) in [
            (left, right), (#"{"var":"l"}"#, right), (left, #"{"var":"r"}"#), (#"{"var":"l"}"#, #"{"var":"r"}"#),
        ] {
            func holds(_ symbol: String, _ l: String, _ r: String) throws -> Bool? {
                try value(of: #"{"\#(symbol)":[\#(l),\#(r)]}"#, over: data).boolean
            }
            #expect(try holds("==", l, r) == isEqual && holds("==", r, l) == isEqual)
            #expect(try holds("!=", l, r) == !isEqual && holds("!=", r, l) == !isEqual)
            #expect(try holds("===", l, r) == isIdentical && holds("===", r, l) == isIdentical)
            #expect(try holds("!==", l, r) == !isIdentical && holds("!==", r, l) == !isIdentical)
            #expect(try holds("<", l, r) == isLess && holds(">", r, l) == isLess)
            #expect(try holds("<=", l, r) == isLessOrEqual && holds(">=", r, l) == isLessOrEqual)
        }
    }

    static let between: [RuleCase] = [
        .init(#"{"<":[1,2,3]}"#, "true"), .init(#"{"<":[1,1,3]}"#, "false"), .init(#"{"<":[1,3,3]}"#, "false"),
        .init(#"{"<=":[1,1,3]}"#, "true"), .init(#"{"<=":[1,3,3]}"#, "true"), .init(#"{"<=":[1,4,3]}"#, "false"),
        .init(#"{"<":["1",{"var":"x"},3]}"#, "true", data: #"{"x":2}"#), .init(#"{"<=":[{"var":"x"},5]}"#, "true"),
    ]
    static let numbers: [RuleCase] = [
        .init(#"{"+":[]}"#, "0"), .init(#"{"+":["3.14"]}"#, "3.14"), .init(#"{"+":"3.14 apples"}"#, "3.14"),
        .init(#"{"+":[1,2,3]}"#, "6"), .init(#"{"+":["1",2]}"#, "3"), .init(#"{"+":[0.1,0.2]}"#, "0.30000000000000004"),
        .init(#"{"+":["x"]}"#, "null"), .init(#"{"+":[null,1]}"#, "null"), .init(#"{"+":[true]}"#, "null"),
        .init(#"{"+":[[5],1]}"#, "6"), .init(#"{"+":[""]}"#, "null"), .init(#"{"+":["0x10"]}"#, "0"),
        .init(#"{"+":["1e2x",".5","5.","-1","+2"]}"#, "106.5"), .init(#"{"+":["Infinity"]}"#, "null"),
        .init(#"{"-":[5]}"#, "-5"), .init(#"{"-":"5"}"#, "-5"), .init(#"{"-":[5,2]}"#, "3"),
        .init(#"{"-":["5",true]}"#, "4"),
        .init(#"{"-":[null]}"#, "0"), .init(#"{"-":["",1]}"#, "-1"), .init(#"{"-":["0x10",1]}"#, "15"),
        .init(#"{"-":["x",1]}"#, "null"), .init(#"{"*":[2,3,4]}"#, "24"), .init(#"{"*":["2"]}"#, #""2""#),
        .init(#"{"*":["2",3]}"#, "6"), .init(#"{"*":[null,3]}"#, "null"), .init(#"{"/":[7,2]}"#, "3.5"),
        .init(#"{"/":[1,0]}"#, "null"), .init(#"{"/":["8",null]}"#, "null"), .init(#"{"%":[7,3]}"#, "1"),
        .init(#"{"%":[-7,3]}"#, "-1"), .init(#"{"%":[7,-3]}"#, "1"), .init(#"{"%":[5.5,2]}"#, "1.5"),
        .init(#"{"%":[1,0]}"#, "null"),
        .init(#"{"min":[3,1,2]}"#, "1"), .init(#"{"max":[3,1,2]}"#, "3"), .init(#"{"min":["3",2]}"#, "2"),
        .init(#"{"max":[null,-1]}"#, "0"), .init(#"{"max":["x",1]}"#, "null"), .init(#"{"max":5}"#, "5"),
        .init(#"{"min":["7"]}"#, "7"), .init(#"{"max":[[4],3]}"#, "4"),
        .init(#"{"<":[{"/":[1,{"*":[-1,0]}]},0]}"#, "true"), .init(#"{"<":[{"/":[1,{"*":[-1,0,1]}]},0]}"#, "false"),
        .init(#"{"<":[{"/":[1,{"*":[{"-":[0]},1]}]},0]}"#, "false"), .init(#"{"<":[{"/":[1,{"-":[0]}]},0]}"#, "true"),
        .init(#"{"<":[{"/":[1,{"*":[1,{"-":[0]}]}]},0]}"#, "false"), .init(#"{"*":[60,60,24]}"#, "86400"),
        .init(#"{"+":[{"var":"x"},1]}"#, "3", data: #"{"x":"2"}"#),
    ]
    static let texts: [RuleCase] = [
        .init(#"{"cat":[]}"#, #""""#), .init(#"{"cat":"x"}"#, #""x""#),
        .init(#"{"cat":["a",1,true,null,"b"]}"#, #""a1trueb""#),
        .init(#"{"cat":[1.0,"-",0.5,"-",1e21]}"#, #""1-0.5-1e+21""#),
        .init(#"{"cat":[[1,[2,null],"x"],{}]}"#, #""1,2,,x[object Object]""#),
        .init(#"{"cat":["v",{"var":"x"}]}"#, #""v2""#, data: #"{"x":2}"#),
        .init(#"{"substr":["jsonlogic",4]}"#, #""logic""#), .init(#"{"substr":["jsonlogic",-5]}"#, #""logic""#),
        .init(#"{"substr":["jsonlogic",0,1]}"#, #""j""#), .init(#"{"substr":["jsonlogic",-1,1]}"#, #""c""#),
        .init(#"{"substr":["jsonlogic",4,5]}"#, #""logic""#), .init(#"{"substr":["jsonlogic",-5,5]}"#, #""logic""#),
        .init(#"{"substr":["jsonlogic",-5,-2]}"#, #""log""#), .init(#"{"substr":["jsonlogic",1,-5]}"#, #""son""#),
        .init(#"{"substr":["abc",5]}"#, #""""#), .init(#"{"substr":["abc",-5]}"#, #""abc""#),
        .init(#"{"substr":["abc",0,-5]}"#, #""""#),
        .init(#"{"substr":["abc",1,null]}"#, #""""#), .init(#"{"substr":["abc","1","1"]}"#, #""b""#),
        .init(#"{"substr":["abc","x"]}"#, #""abc""#),
        .init(#"{"substr":["abc",0,-0.5]}"#, #""ab""#), .init(#"{"substr":["abc",0,-1e300]}"#, #""""#),
        .init(#"{"substr":[12345,1,2]}"#, #""23""#), .init(#"{"substr":[null,0,2]}"#, #""nu""#),
        .init(#"{"substr":["abc",1e300]}"#, #""""#),
        .init(#"{"substr":["äöü",1,1]}"#, #""ö""#), .init(#"{"substr":["abc",1.9,1.9]}"#, #""b""#),
        .init(#"{"substr":["a😀b",3]}"#, #""b""#),
        .init(#"{"in":["Spring","Springfield"]}"#, "true"), .init(#"{"in":["i","team"]}"#, "false"),
        .init(#"{"in":["","abc"]}"#, "true"),
        .init(#"{"in":["",""]}"#, "false"), .init(#"{"in":[1,"a1b"]}"#, "true"),
        .init(#"{"in":[null,"a null"]}"#, "true"),
        .init(#"{"in":["aab","aaaab"]}"#, "true"), .init(#"{"in":["abc","ab"]}"#, "false"),
        .init(#"{"in":["é","café"]}"#, "true"),
        .init(#"{"in":["x",["y","x"]]}"#, "true"), .init(#"{"in":["1",[1]]}"#, "false"),
        .init(#"{"in":[1,[1]]}"#, "true"),
        .init(#"{"in":[[1],[[1]]]}"#, "false"), .init(#"{"in":[null,[null]]}"#, "true"),
        .init(#"{"in":["x",null]}"#, "false"),
        .init(#"{"in":["x",5]}"#, "false"), .init(#"{"in":["x",{"x":1,"y":2}]}"#, "false"),
        .init(#"{"in":["x",[]]}"#, "false"),
        .init(#"{"in":[{"var":"x"},["a","b","c","d","e","f","g","h"]]}"#, "true", data: #"{"x":"g"}"#),
        .init(#"{"in":[{"var":"x"},["a","b","c","d","e","f","g","K"]]}"#, "false", data: #"{"x":"\u212a"}"#),
        .init(#"{"in":[{"var":"x"},["a","b","c","d","e","f","g","1"]]}"#, "false", data: #"{"x":1}"#),
        .init(#"{"merge":[]}"#, "[]"), .init(#"{"merge":[1,[2,[3]],null]}"#, "[1,2,[3],null]"),
        .init(#"{"merge":{"var":"x"}}"#, "[1]", data: #"{"x":[1]}"#),
    ]
    static let arrays: [RuleCase] = [
        (#"{"map":[{"var":"n"},{"*":[{"var":""},2]}]}"#, "[2,4,6]"), (#"{"map":[{"var":"x"},1]}"#, "[]"),
        (#"{"map":[{"var":"p"},{"var":"q"}]}"#, "[1,2,null]"),
        (#"{"map":[{"var":"n"},{"var":"k"}]}"#, "[null,null,null]"),
        (#"{"filter":[{"var":"n"},{">":[{"var":""},1]}]}"#, "[2,3]"), (#"{"filter":["x",true]}"#, "[]"),
        (#"{"reduce":[{"var":"n"},{"+":[{"var":"current"},{"var":"accumulator"}]},0]}"#, "6"),
        (#"{"reduce":[{"var":"n"},{"cat":[{"var":"accumulator"},{"var":"current"}]}]}"#, #""123""#),
        (#"{"reduce":["x",1,{"var":"k"}]}"#, "9"), (#"{"reduce":[[],1,5]}"#, "5"), (#"{"reduce":[null,1]}"#, "null"),
        (#"{"reduce":[{"var":"p"},{"+":[{"var":"current.q"},{"var":["accumulator.z",1]}]},0]}"#, "null"),
        (#"{"reduce":[[1],{"var":""},8]}"#, #"{"accumulator":8,"current":1}"#),
        (#"{"reduce":[[1],{"var":"k"},8]}"#, "null"),
        (#"{"reduce":[[1],{"var":{"cat":["accu","mulator"]}},8]}"#, "8"),
        (#"{"all":[{"var":"n"},{">":[{"var":""},0]}]}"#, "true"),
        (#"{"all":[{"var":"n"},{">":[{"var":""},1]}]}"#, "false"),
        (#"{"all":[[],true]}"#, "false"), (#"{"all":["x",true]}"#, "false"),
        (#"{"some":[{"var":"n"},{">":[{"var":""},2]}]}"#, "true"),
        (#"{"some":[{"var":"n"},{">":[{"var":""},3]}]}"#, "false"),
        (#"{"some":[[],true]}"#, "false"), (#"{"some":[null,true]}"#, "false"),
        (#"{"none":[{"var":"n"},{">":[{"var":""},3]}]}"#, "true"),
        (#"{"none":[{"var":"n"},{">":[{"var":""},2]}]}"#, "false"),
        (#"{"none":[[],true]}"#, "true"), (#"{"none":[null,true]}"#, "true"),
        (#"{"map":[[[1,2],[3]],{"reduce":[{"var":""},{"+":[{"var":"current"},{"var":"accumulator"}]},0]}]}"#, "[3,3]"),
        (#"{"map":[{"var":"p"},{"missing":["q"]}]}"#, #"[[],[],["q"]]"#),
        (#"{"map":[{"filter":[{"var":"n"},{"!==":[{"var":""},2]}]},{"var":""}]}"#, "[1,3]"),
        (#"{"map":[[1,2],{"map":[[1,2],{"var":""}]}]}"#, "[[1,2],[1,2]]"),
        (#"{"map":[[1,2],{"cat":[{"map":[["x"],{"var":""}]},{"var":""}]}]}"#, #"["x1","x2"]"#),
        (#"{"reduce":[[1,2],{"+":[{"reduce":[[5],{"var":"current"},0]},{"var":"accumulator"}]},0]}"#, "10"),
        (#"{"some":[{"var":"p"},{"==":[{"var":"q"},2]}]}"#, "true"),
        (#"{"map":[{"var":"n"},{"var":"$flagd.flagKey"}]}"#, "[null,null,null]"),
    ].map { RuleCase($0.0, $0.1, data: #"{"n":[1,2,3],"k":9,"p":[{"q":1},{"q":2},{"r":3}]}"#) }
    static let ends: [RuleCase] = [
        .init(#"{"starts_with":["abc","ab"]}"#, "true"), .init(#"{"starts_with":["abc","b"]}"#, "false"),
        .init(#"{"starts_with":["abc",""]}"#, "true"),
        .init(#"{"starts_with":["a","abc"]}"#, "false"), .init(#"{"ends_with":["abc","bc"]}"#, "true"),
        .init(#"{"ends_with":["abc","b"]}"#, "false"),
        .init(#"{"ends_with":["x@faas.com","@faas.com"]}"#, "true"), .init(#"{"starts_with":["abc",1]}"#, "null"),
        .init(#"{"starts_with":[1,"1"]}"#, "null"),
        .init(#"{"ends_with":["abc",null]}"#, "null"), .init(#"{"ends_with":["abc"]}"#, "null"),
        .init(#"{"starts_with":"abc"}"#, "null"),
        .init(#"{"ends_with":["a","b","c"]}"#, "null"), .init(#"{"starts_with":[{"var":"x"},"a"]}"#, "null"),
        .init(#"{"ends_with":["aaaaaaaaaaaabcdefgh","aaaabcdefgh"]}"#, "true"),
    ]

    @Test(arguments: between + numbers) func `calculate as JavaScript does`(rule: RuleCase) throws { try check(rule) }
    @Test(arguments: texts + ends) func `work on texts`(rule: RuleCase) throws { try check(rule) }
    @Test(arguments: arrays) func `work on arrays`(rule: RuleCase) throws { try check(rule) }

    private func check(_ rule: RuleCase) throws {
        #expect(try value(of: rule.rule, over: rule.data).jsonText == rule.result)
    }
}

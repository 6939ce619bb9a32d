import FeatureFlags
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Versions` {
    static let holding: [(String, String, String)] = [
        ("1.0.0", "=", "1.0.0"), ("v1.0.0", "=", "V1.0.0"), ("1", "=", "1.0.0"), ("1.2", "=", "1.2.0"),
        ("v1", "=", "1"),
        ("1.0.0+a", "=", "1.0.0+b"), ("1.0.1", "!=", "1.0.0"), ("1.0.0", "<", "1.0.1"), ("1.9.0", "<", "1.10.0"),
        ("9.0.0", "<", "10.0.0"), ("1.0.0", "<=", "1.0.0"), ("2.0.0", ">", "1.99.99"), ("2.0.0", ">=", "2.0.0"),
        ("1.0.0-alpha", "<", "1.0.0-alpha.1"), ("1.0.0-alpha.1", "<", "1.0.0-alpha.beta"),
        ("1.0.0-alpha.beta", "<", "1.0.0-beta"), ("1.0.0-beta", "<", "1.0.0-beta.2"),
        ("1.0.0-beta.2", "<", "1.0.0-beta.11"), ("1.0.0-beta.11", "<", "1.0.0-rc.1"), ("1.0.0-rc.1", "<", "1.0.0"),
        ("1.2.3", "^", "1.9.0"), ("1.2.3", "^", "1.0.0"), ("1.2.3", "~", "1.2.9"), ("1.2.3-a", "~", "1.2.0"),
        ("99999999999999999999.0.0", ">", "99999999999999999998.0.0"), ("1.0.0-0", "<", "1.0.0--"),
    ]

    @Test(arguments: holding) func `compare as semver.org orders them`(left: String, symbol: String, right: String)
        throws
    {
        #expect(try value(of: #"{"sem_ver":["\#(left)","\#(symbol)","\#(right)"]}"#) == true)
        #expect(
            try value(of: #"{"sem_ver":[{"var":"v"},"\#(symbol)","\#(right)"]}"#, over: #"{"v":"\#(left)"}"#) == true)
        let opposite = ["=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"][symbol]
        if let opposite { #expect(try value(of: #"{"sem_ver":["\#(left)","\#(opposite)","\#(right)"]}"#) == false) }
    }

    @Test(arguments: [
        ("2.0.0", "^", "1.0.0"), ("1.3.0", "~", "1.2.0"), ("1.0.0", "<", "1.0.0-rc"), ("2.2.0", "~", "1.2.0"),
    ])
    func `do not hold where they do not`(left: String, symbol: String, right: String) throws {
        #expect(try value(of: #"{"sem_ver":["\#(left)","\#(symbol)","\#(right)"]}"#) == false)
    }

    @Test(
        arguments: [
            #"["1.2.3.4","=","1.2.3"]"#, #"["1.0.0","==","1.0.0"]"#, #"["","=","1"]"#, #"["v","=","1"]"#,
            #"["vv1","=","1"]"#,
            #"["1.x","=","1"]"#, #"["01.0.0","=","1"]"#, #"["1.0.0-01","=","1"]"#, #"["1.0.0-","=","1"]"#,
            #"["1.0.0+","=","1"]"#, #"["1-rc","=","1"]"#, #"["1.2+b","=","1"]"#, #"[" 1","=","1"]"#,
            #"["1..0","=","1"]"#,
            #"["1.0.0-a..b","=","1"]"#, #"["-1","=","1"]"#, #"["1.0.0-ä","=","1"]"#, #"[null,"=","1"]"#,
            #"[true,"=","1"]"#,
            #"["1","="]"#, #"["1","=","1","1"]"#, #"["1",1,"1"]"#, #"["1",null,"1"]"#, #"[{"var":"x"},"=","1"]"#,
            #"[["1"],"=","1","x"]"#, #"[]"#, #""1.0.0""#,
        ]) func `are null where one is none`(arguments: String) throws
    {
        #expect(try value(of: #"{"sem_ver":\#(arguments)}"#) == .null)
    }

    @Test func `may be numbers`() throws {
        #expect(try value(of: #"{"sem_ver":[1,"=","1.0.0"]}"#) == true)
        #expect(try value(of: #"{"sem_ver":[1.2,"<",1.3]}"#) == true)
    }
}

import Testing

@testable import bellwether

@Suite(.timeLimit(.minutes(1))) struct `A file of variables` {
    private func value(_ line: String) throws -> String? {
        try EnvironmentFile(path: "health.env", text: line).entries["A"]?.value
    }

    @Test(arguments: [
        ("A=b", "b"), ("A=", ""), ("A = b c \t", "b c"), ("A=b=c", "b=c"), ("A=\"b \\\"c\\\" \\\\\"", "b \"c\" \\"),
        ("A='b \"c\" \\'", "b \"c\" \\"), ("A=\"\"", ""), ("A=b'c'", "b'c'"), ("A=b#c", "b#c"), ("A='b # c'", "b # c"),
        ("A=\"b # \\$c\\`\"", "b # $c`"), ("\tA=b\r\n", "b"),
        ("# x\n; y\n\nA=$HOME", "$HOME"), ("A=redis://:p%40ss@h/1", "redis://:p%40ss@h/1"),
    ])
    func `gives its values`(text: String, value: String) throws {
        #expect(try self.value(text) == value)
    }

    @Test(arguments: [
        ("secret", 1), ("A=b\nsecret!=x", 2), ("A=b\r\n\r\nexport B=secret", 3), ("A='secret", 1), ("A=\"secret\\", 1),
        ("A=\"b\" secret", 1), ("A=b\nA=secret", 2), ("=secret", 1), ("1A=secret", 1), ("A=secret\\", 1),
        ("Ä=secret", 1), ("A=p\\secret", 1), ("A=\"p\\secret\"", 1), ("A=b # secret", 1), ("A=b\t#secret", 1),
        ("A= #secret", 1), ("A=#secret", 1),
    ])
    func `names file and line of what cannot be read, and no value`(text: String, line: Int) {
        let complaint = #expect(throws: Complaint.self) { try EnvironmentFile(path: "health.env", text: text) }
        #expect(complaint?.status == 65)
        #expect(complaint?.text.hasPrefix("health.env:\(line): ") == true)
        #expect(complaint?.text.contains("secret") == false)
    }

    @Test(arguments: ["/nowhere/at-all", "/"]) func `that cannot be read is named`(path: String) {
        let complaint = #expect(throws: Complaint.self) { try EnvironmentFile(path: path) }
        #expect(complaint?.status == 65)
        #expect(complaint?.text.hasPrefix("\(path): ") == true)
    }
}

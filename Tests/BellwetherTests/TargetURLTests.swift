import Testing

@testable import bellwether

@Suite(.timeLimit(.minutes(1))) struct `A URL to ask` {
    @Test(arguments: [
        ("http://localhost", false, "localhost", 80, "/", "localhost"),
        ("http://localhost:8080/ready?verbose#x", false, "localhost", 8080, "/ready?verbose", "localhost:8080"),
        ("HTTPS://host/", true, "host", 443, "/", "host"),
        ("http://[::1]:8080/live", false, "::1", 8080, "/live", "[::1]:8080"),
        ("http://[fe80::1%25eth0]/", false, "fe80::1%eth0", 80, "/", "[fe80::1]"),
        ("http://host?x=1", false, "host", 80, "/?x=1", "host"),
    ])
    func `is split into its parts`(
        text: String, isSecure: Bool, host: String, port: Int, target: String, header: String
    ) throws {
        let url = try #require(TargetURL(text))
        #expect((url.isSecure, url.host, url.port, url.target) == (isSecure, host, port, target))
        #expect(url.hostHeader == header)
    }

    @Test(arguments: [
        "", "localhost", "ftp://host", "http:/host", "http://", "http://:80", "http://host:0", "http://host:65536",
        "http://host:8o", "http://host:", "http://user:secret@host/", "http://[::1", "http://[]/", "http://host/a b",
        "http://host/\r\nX: y", "http://hóst/", "http://[::1]x/", "http://-host/", "http://user@host/",
    ])
    func `is refused when it cannot be asked`(text: String) {
        #expect(TargetURL(text) == nil)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `A length of time` {
    @Test(arguments: [
        ("300s", 300_000), ("5m", 300_000), ("500ms", 500), ("1.5s", 1_500), ("2", 2_000), ("1h", 3_600_000),
    ])
    func `is written with its unit`(text: String, milliseconds: Int) throws {
        #expect(try #require(TimeSpan(argument: text)).duration == .milliseconds(milliseconds))
    }

    @Test(arguments: ["", "s", "-1s", "nan", "1e3s", "0", "25h", "5 s", "5min", ".5s", "99999999999999999999s"])
    func `is refused when it is none`(text: String) {
        #expect(TimeSpan(argument: text) == nil)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `An answer` {
    @Test func `is shown in one line without what could move the cursor`() throws {
        let url = try #require(TargetURL("http://host/"))
        let answer = HTTPAnswer(outcome: .status(503), body: Array("a\nb\u{1B}[31m\u{9B}c".utf8))
        #expect(answer.line(for: url) == "503 http://host/ a b [31m c")
        #expect(answer.json(for: url).contains(#""body":"a\nb\u001b[31m\u009bc""#))
    }

    @Test(arguments: [(199, false), (200, true), (399, true), (400, false), (503, false)])
    func `is good from 200 to 399`(status: Int, isGood: Bool) {
        #expect(HTTPAnswer(outcome: .status(status)).isGood == isGood)
    }
}

#if HTTPClient
import Health
import HealthNetwork
import TestServers
import Testing

@Suite(.timeLimit(.minutes(1))) struct `The configuration of an HTTP check` {
    @Test(arguments: [
        "http://h", "HTTP://h", "http://h:80/", "http://h_1.example.:65535?q", "http://[::1]:80/", "http://1.2.3.4/%2F",
        "http://u:p@h/", "http://u:%20@h/a=b;c,d@e:f!$&'()*+~",
    ])
    func `takes a URL`(_ url: String) {
        #expect(throws: Never.self) { try HTTPCheck(url) }
    }

    @Test(arguments: [
        "", "h", "http:", "http:/h", "http://", "http:///a", "ftp://h", "ws://h", "unix:///s", "http://h:0",
        "http://h:65536", "http://h:", "http://h:80a", "http://h:+80", "http://-h", "http://a..b", "http://[::1",
        "http://[fe80::1%25eth0]/", "http://[1.2.3.4]/", "http://h/a b", "http://h/\u{E9}", "http://h/a#b",
        "http://h/%zz", "http://h/%4", "http://h/[a]", "http://h/{a}", "http://h\\a", "http://h/\r\nX: y",
        "http://u@h", "http://:p@h", "http://u:@h", "http://u:p@", "http://u:p@h@i", "http://u:p:q@h",
        "http://u%3Av:p@h", "http://u:%00@h", "http://u:%FF@h", "http://" + String(repeating: "a", count: 4_096),
    ])
    func `refuses what is no URL that can be asked for`(_ url: String) {
        let error = #expect(throws: ConfigurationError.self) { try HTTPCheck(url) }
        #expect(error?.place == "url of check shop")
    }

    @Test(arguments: [
        HTTPExpectation(statuses: []), HTTPExpectation(statuses: [99...200]), HTTPExpectation(statuses: [200...600]),
        HTTPExpectation(fields: ["": true]), HTTPExpectation(fields: ["a..b": 1]), HTTPExpectation(fields: [".a": 1]),
    ])
    func `refuses expectations that nothing can meet`(_ expectation: HTTPExpectation) {
        #expect(throws: ConfigurationError.self) { try HTTPCheck("http://h", expecting: expectation) }
    }

    @Test func `refuses to look for fields where there is no body`() {
        #expect(throws: ConfigurationError.self) {
            try HTTPCheck(
                "http://h", expecting: HTTPExpectation(fields: ["a": 1]), options: HTTPCheckOptions(method: .head))
        }
    }

    @Test(
        arguments: [
            ["Content-Length": "1"], ["transfer-encoding": "chunked"], ["Connection": "close"], ["a b": "c"], ["": "c"],
            ["A": "x\r\nB: y"], ["A": ""], ["A": "é"], ["A": " x"], ["A": "1", "a": "2"], ["X": .environment("EMPTY")],
            ["X": .environment("BAD")],
        ] as [[String: HTTPHeaderValue]])
    func `refuses header fields that could mean something else`(_ headers: [String: HTTPHeaderValue]) {
        #expect(throws: ConfigurationError.self) {
            try HTTPCheck(
                "http://h", options: HTTPCheckOptions(headers: headers), variables: ["EMPTY": "", "BAD": "a\nb"])
        }
    }

    @Test func `names the variable that a header field lacks`() {
        let options = HTTPCheckOptions(headers: ["Authorization": .environment("API_TOKEN")])
        let error = #expect(throws: ConfigurationError.self) { try HTTPCheck("http://h", options: options) }
        #expect(error?.place == "API_TOKEN")
    }

    @Test func `refuses two logins`() {
        let options = HTTPCheckOptions(headers: ["authorization": "Bearer x"])
        #expect(throws: ConfigurationError.self) { try HTTPCheck("http://u:p@h", options: options) }
    }
}
#endif

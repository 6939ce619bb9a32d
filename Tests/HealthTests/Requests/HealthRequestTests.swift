import Health
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A health request` {
    @Test(
        arguments: [
            ("/ready", "/ready", nil), ("/ready?", "/ready", ""), ("/ready?a=b?c", "/ready", "a=b?c"),
            ("http://host:80/ready?x", "/ready", "x"), ("HTTPS://host", "/", nil), ("http://host?x", "/", "x"),
            ("*", "*", nil), ("", "", nil), ("//health", "//health", nil),
        ] as [(String, String, String?)])
    func `splits its target`(target: String, path: String, query: String?) {
        let request = HealthRequest(method: "GET", target: target)
        #expect(request.path == path)
        #expect(request.query == query)
    }
}

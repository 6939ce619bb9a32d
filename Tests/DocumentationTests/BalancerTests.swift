import Testing

/// What the book prints for balancers is what the tests run with.
@Suite(.timeLimit(.minutes(1))) struct `The configuration of a balancer in the book` {
    /// The lines that are statements, without addresses and ports, which differ.
    private static func statements(_ text: String) -> Set<String> {
        let lines = text.split(separator: "\n").map { line in
            line.split(separator: " ").filter { !$0.contains(/[0-9.]+:/) }.joined(separator: " ")
        }
        return Set(lines.filter { ($0.hasSuffix(";") || $0.hasSuffix("; }")) && !$0.hasPrefix("listen") })
    }

    @Test func `of nginx is the one that is tested`() throws {
        let block = try #require(Snippet.blocks(of: try Book.article("LoadBalancers"), in: "nginx").first)
        let tested = Self.statements(try Book.text("Tests/Clients/nginx.conf"))
        let shown = Self.statements(block)
        #expect(shown.count > 10)
        #expect(shown.subtracting(tested) == [])
    }

    @Test func `of HAProxy's agent asks for what is tested beside it`() throws {
        let blocks = Snippet.blocks(of: try Book.article("LoadBalancers"), in: "haproxy")
        let agent = try #require(blocks.first { $0.contains("agent-check") })
        let tested = try #require(try Book.text("Tests/Clients/haproxy.cfg").split(separator: "backend agent").last)
        for text in ["/live", "weight 100"] {
            #expect(agent.contains(text))
            #expect(tested.contains(text))
        }
    }
}

import Testing

@testable import Health

@Suite(.timeLimit(.minutes(1))) struct `Edges between checks` {
    private func error(_ checks: [(String, [String])]) -> String? {
        let configurations = checks.map { CheckConfiguration(name: $0.0, dependsOn: $0.1) }
        do {
            _ = try DependencyGraph(configurations)
            return nil
        } catch {
            return error.description
        }
    }

    @Test(arguments: [
        ([("a", ["b"])], "dependsOn of check a names b, and no check is called so"),
        ([("a", ["\"x\n"])], "dependsOn of check a names what cannot be a check's name, and no check is called so"),
        ([("a", ["a"])], "dependsOn of check a leads back to it: a -> a"),
        ([("a", ["b"]), ("b", ["a"])], "dependsOn of check a leads back to it: a -> b -> a"),
        (
            [("a", ["b"]), ("b", ["d", "c"]), ("c", ["e", "b"]), ("d", []), ("e", ["d"])],
            "dependsOn of check b leads back to it: b -> c -> b"
        ),
    ])
    func `are refused when they lead nowhere or in a circle`(checks: [(String, [String])], message: String) {
        #expect(error(checks) == message)
    }

    @Test func `may meet again, and be said twice`() {
        #expect(error([("a", ["b", "c", "b"]), ("b", ["d"]), ("c", ["d"]), ("d", [])]) == nil)
    }

    @Test func `may be a chain as long as there are checks`() throws {
        let names = (0..<1_000).map { "check\($0)" }
        let chain = names.indices.map { index in
            CheckConfiguration(name: names[index], dependsOn: index == 999 ? [] : [names[index + 1]])
        }
        let graph = try DependencyGraph(chain)
        #expect(graph.parents(of: 0) == [1])
        #expect(graph.children(of: 999) == [998])
    }
}

import TestServers
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `A suggestion` {
    @Test(arguments: [
        ("stpes", "steps"), ("gaet", "gate"), ("Triggers", "triggers"), ("metric", "metrics"),
        ("setWieght", "setWeight"),
        ("yb", "by"), ("wehn", "when"), ("analysises", "analyses"),
    ])
    func `is made for a slip`(word: String, meant: String) {
        let words = ["steps", "gate", "triggers", "metrics", "setWeight", "by", "when", "analyses"]
        #expect(Suggestion.text(for: word, among: words) == " (did you mean \(meant)?)")
    }

    @Test(arguments: ["", "weights", "x", "gates and more"])
    func `is not made for another word`(word: String) {
        #expect(Suggestion.text(for: word, among: ["steps", "gate"]).isEmpty)
    }
}

#if YAML
import Rollout
import RolloutImport
import RolloutYAML
import TestServers
import Testing

@Suite(.timeLimit(.minutes(5))) struct `A mangled file of another system` {
    /// Pieces that mean something to some importer.
    private static let pieces = [
        "0", "-1", "101", "1e308", "1e-9", "99999999999999999999", "[]", "{}", "null", "true", "\"\"", "{{args.x}}",
        "5m", "400d",
        "::", "kind: Canary", "metrics:", "  ", "\n", "---\n", "result[0] > 1", "> ", "100", "\u{1F980}",
    ]

    @Test(arguments: Sample.all) func `is read or refused, and never traps`(sample: Sample) {
        var random = SeededGenerator(seed: UInt64(sample.text.utf8.count))
        let characters = Array(sample.text)
        for _ in 0..<caseCount(400) / 4 {
            var mangled = characters
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<mangled.count, using: &random)
                let end = min(mangled.count, place + Int.random(in: 0...12, using: &random))
                let piece = Self.pieces.randomElement(using: &random) ?? ""
                mangled.replaceSubrange(place..<end, with: Array(piece))
                if mangled.isEmpty { mangled = ["a"] }
            }
            let system =
                Bool.random(using: &random) ? sample.system : ForeignSystem.allCases.randomElement(using: &random)
            guard let system, let imported = try? PolicyImport(String(mangled), from: system) else { continue }
            #expect(!imported.policy.steps.isEmpty && !imported.fields.isEmpty)
            #expect((try? RolloutPolicy(yaml: imported.yaml)) != nil)
        }
    }
}
#endif

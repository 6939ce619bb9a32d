#if YAML
import Foundation
import Rollout
import RolloutYAML
import Testing

/// Policies of many shapes in which nothing is wrong.
@Suite(.timeLimit(.minutes(1))) struct `A sample policy` {
    static let files = [
        "blueGreen", "canary", "checklists", "compat", "exponentialRamp", "flags", "gatesOnly", "linearRamp", "matrix",
        "percentiles", "relative", "rolling", "sequential", "windows",
    ]

    @Test(arguments: files) func `has neither an error nor a warning`(file: String) throws {
        let policy = try RolloutPolicy(yaml: try PolicyFiles.text("samples/\(file).yaml"), file: "\(file).yaml")
        let findings = policy.lint().filter { $0.level != .note }
        #expect(findings.isEmpty, "\(findings)")
    }
}
#endif

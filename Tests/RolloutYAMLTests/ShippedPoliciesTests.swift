#if YAML
import Foundation
import Rollout
import RolloutYAML
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A policy that is shipped` {
    static let files = ["bakhmach.yaml", "escashop.yaml", "intelliflow.yaml", "smartlead.yaml", "wcag.yaml"]

    @Test(arguments: files) func `is read, and has no error`(file: String) throws {
        let findings = try RolloutPolicy(yaml: try PolicyFiles.text(file), file: file).lint()
        #expect(!findings.contains { $0.level == .error }, "\(findings)")
    }
}
#endif

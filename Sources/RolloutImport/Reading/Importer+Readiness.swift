import JSONText
import Rollout

extension Importer {
    /// A gate that waits until the host says that all instances are ready, as `progressDeadlineSeconds` has it.
    ///
    /// - Parameters:
    ///   - spec: Where the deadline stands. Kubernetes' default counts without one.
    ///   - action: What happens after the deadline.
    ///   - system: Whose file it is.
    mutating func readReadiness(in spec: PolicyNode, onDeadline action: String, of system: String) throws(PolicyError) {
        let node = spec["progressDeadlineSeconds"]
        let deadline = max(.seconds(1), try node?.span(each: .seconds(1)) ?? .minutes(10))
        let gate = draft.addGate(
            "ready",
            ["facts": .texts([PolicyDraft.readiness]), "deadline": .span(deadline), "onDeadline": .string(action)])
        let place = draft.addStep(StepDraft(gate: gate))
        let text = "steps[\(place)] waits until the host states the fact \(PolicyDraft.readiness)"
        if let node {
            report.approximate(node, "gates.\(gate).deadline; \(text)")
        } else {
            report.assume(
                "progressDeadlineSeconds", in: spec,
                "gates.\(gate).deadline, by \(system)'s default of \(deadline.shortText); \(text)")
        }
    }
}

import JSONText
import Rollout
import RolloutYAML

/// What is said of the fields of a file while it is read.
struct ImportReport {
    private var remarks = Remarks()

    /// All of the field is in the policy.
    mutating func map(_ node: PolicyNode?, _ note: String) { add(node, .mapped, note) }

    /// Most of the field is in the policy.
    mutating func approximate(_ node: PolicyNode?, _ note: String) { add(node, .approximated, note) }

    /// Nothing of the field is in the policy.
    mutating func refuse(_ node: PolicyNode?, _ note: String) { add(node, .unsupported, note) }

    /// The fields of the file in their order. What nothing was said of is not supported, so that nothing is lost in
    /// silence.
    func fields(of stream: DocumentStream) -> [ImportedField] {
        var fields: [ImportedField] = []
        for (index, node) in stream.nodes.enumerated() {
            collect(node, remarks.parts[.element(index)], inherited: nil, stream, into: &fields)
        }
        return fields
    }

    private mutating func add(_ node: PolicyNode?, _ outcome: ImportedField.Outcome, _ note: String) {
        guard let node else { return }
        remarks.add(Remark(outcome: outcome, note: note), at: node.path[...])
    }

    /// A remark holds for everything below it that has none of its own, and stands there once.
    private func collect(
        _ node: PolicyNode, _ remarks: Remarks?, inherited: Remark?, _ stream: DocumentStream,
        into fields: inout [ImportedField]
    ) {
        let remark = remarks?.remark ?? inherited
        let parts = remarks?.parts ?? [:]
        guard parts.isEmpty else {
            for part in node.parts {
                guard let step = part.path.last else { continue }
                collect(part, parts[step], inherited: remark, stream, into: &fields)
            }
            return
        }
        let unknown = node.value.isNull ? Remark(outcome: .mapped, note: "says nothing") : .unknown
        let verdict = remark ?? unknown
        fields.append(
            ImportedField(
                path: stream.place(of: node.path), location: stream.location(of: node.path), outcome: verdict.outcome,
                note: verdict.note))
    }
}

/// What is said of one field.
private struct Remark {
    let outcome: ImportedField.Outcome
    let note: String

    static let unknown = Remark(outcome: .unsupported, note: "is not known here, and left out")
}

/// What is said of a field and of the fields in it.
private struct Remarks {
    var remark: Remark?
    var parts: [PolicyError.Step: Remarks] = [:]

    mutating func add(_ remark: Remark, at path: ArraySlice<PolicyError.Step>) {
        guard let step = path.first else {
            self.remark = remark
            return
        }
        parts[step, default: Remarks()].add(remark, at: path.dropFirst())
    }
}

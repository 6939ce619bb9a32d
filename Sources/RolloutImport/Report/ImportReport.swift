import JSONText
import Rollout
import RolloutYAML

/// What is said of the fields of a file while it is read.
struct ImportReport {
    private var remarks = Remarks()
    /// What the file does not say, by the node that it is missing in.
    private var defaults: [[PolicyError.Step]: [(path: [PolicyError.Step], remark: Remark)]] = [:]

    /// All of the field is in the policy.
    mutating func map(_ node: PolicyNode?, _ note: String) { add(node, .mapped, note) }

    /// Most of the field is in the policy.
    mutating func approximate(_ node: PolicyNode?, _ note: String) { add(node, .approximated, note) }

    /// Nothing of the field is in the policy, although it decides.
    mutating func refuse(_ node: PolicyNode?, _ note: String) { add(node, .unsupported, note) }

    /// The field decides nothing about a rollout: it stays with the host.
    mutating func leave(_ node: PolicyNode?, _ note: String) { add(node, .host, note) }

    /// The file does not have the field, and the other system's default for it counts.
    ///
    /// - Parameters:
    ///   - name: The name of the field.
    ///   - node: Where it would stand.
    ///   - note: What the default is, and where in the policy it is.
    mutating func assume(_ name: String, in node: PolicyNode, _ note: String) {
        let remark = Remark(outcome: .approximated, note: "is not in the file: \(note)")
        defaults[node.path, default: []].append((node.path + [.member(name)], remark))
    }

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
            fields += (defaults[node.path] ?? []).map { stream.field($0.path, $0.remark) }
            return
        }
        let isEmpty = node.value.isNull || node.value.unlessEmpty == nil
        let unknown = isEmpty ? Remark(outcome: .mapped, note: "says nothing") : .unknown
        fields.append(stream.field(node.path, remark ?? unknown))
    }
}

extension DocumentStream {
    /// What the report says of a place.
    fileprivate func field(_ path: [PolicyError.Step], _ remark: Remark) -> ImportedField {
        ImportedField(
            path: place(of: path), location: location(of: path), outcome: remark.outcome, note: remark.note)
    }
}

/// What is said of one field.
private struct Remark {
    let outcome: ImportedField.Outcome
    let note: String

    /// What is said last counts; of two places that it went to both are told.
    func joined(_ later: Remark) -> Remark {
        guard outcome == .mapped, later.outcome == .mapped, note != later.note else { return later }
        return Remark(outcome: .mapped, note: "\(note); \(later.note)")
    }

    static let unknown = Remark(outcome: .unsupported, note: "is not known here, and left out")
}

/// What is said of a field and of the fields in it.
private struct Remarks {
    var remark: Remark?
    var parts: [PolicyError.Step: Remarks] = [:]

    mutating func add(_ remark: Remark, at path: ArraySlice<PolicyError.Step>) {
        guard let step = path.first else {
            self.remark = self.remark?.joined(remark) ?? remark
            return
        }
        parts[step, default: Remarks()].add(remark, at: path.dropFirst())
    }
}

import JSONText
import Rollout

/// A resource as Kubernetes writes it.
struct KubernetesObject {
    let node: PolicyNode
    let kind: String
    let name: String
    let spec: PolicyNode

    /// The resource of a document.
    init(_ node: PolicyNode) throws(PolicyError) {
        self.node = node
        kind = try node.required("kind").text()
        name = try node.required("metadata").required("name").label()
        spec = try node.required("spec")
    }

    /// The resources of a file, and of the lists in it (`kind: List`, as kubectl prints several).
    private static func all(in documents: [PolicyNode]) throws(PolicyError) -> [KubernetesObject] {
        var objects: [KubernetesObject] = []
        for document in documents {
            for node in document["items"]?.parts ?? [document] { objects.append(try KubernetesObject(node)) }
        }
        return objects
    }

    /// The one resource of a kind that a file is about.
    private static func only(_ kind: String, in objects: [KubernetesObject], _ documents: [PolicyNode])
        throws(PolicyError)
        -> KubernetesObject
    {
        let found = objects.filter { $0.kind == kind }
        guard let first = found.first else {
            throw PolicyError(documents.first?.path ?? [], "there is no \(kind) in this file")
        }
        guard found.count == 1 else {
            throw found[1].node.error("there is a second \(kind): a policy is about one; split the file")
        }
        return first
    }

    /// The one resource of a kind that a file is about, and the templates beside it by name; whatever else stands there
    /// is refused.
    ///
    /// - Parameter place: Where the name of a template is used.
    static func read(
        _ kind: String, templates kinds: [String], usedBy place: String, in documents: [PolicyNode],
        _ report: inout ImportReport, _ draft: inout PolicyDraft
    ) throws(PolicyError) -> (object: KubernetesObject, templates: [String: KubernetesObject]) {
        let objects = try all(in: documents)
        let main = try only(kind, in: objects, documents)
        var templates: [String: KubernetesObject] = [:]
        for object in objects where object.kind != kind {
            guard kinds.contains(object.kind) else {
                report.leave(object.node, "a \(object.kind) is not part of a policy")
                continue
            }
            templates[object.name] = object
            object.report(in: &report, &draft)
            report.map(object.node["metadata"]?["name"], place)
        }
        draft.name = main.name
        report.map(main.node["metadata"]?["name"], "name")
        main.report(in: &report, &draft)
        return (main, templates)
    }

    /// Says what becomes of what surrounds the specification.
    func report(in report: inout ImportReport, _ draft: inout PolicyDraft) {
        report.map(node["apiVersion"], "says what kind of file this is")
        report.map(node["kind"], "says what kind of file this is")
        report.leave(node["status"], "is what was, and not what is to be")
        let place = "documentation: \(kind).\(name)"
        if let namespace = node["metadata"]?["namespace"], let text = namespace.scalarText {
            draft.addDocumentation("\(kind).\(name).namespace", text)
            report.map(namespace, "\(place).namespace")
        }
        for block in ["labels", "annotations"] {
            guard let names = node["metadata"]?[block], !names.namedParts.isEmpty else { continue }
            let texts = names.namedParts.map { "\($0.name)=\($0.node.scalarText ?? "")" }
            draft.addDocumentation("\(kind).\(name).\(block)", texts.joined(separator: ", "))
            report.map(names, "\(place).\(block)")
        }
    }
}

import JSONText

/// The members of an object whose names are known.
struct PolicyMembers {
    let object: JSONObject
    let shape: ObjectShape
    let path: [PolicyError.Step]

    /// A member; nil when it is not there or null.
    subscript(name: String) -> PolicyNode? {
        guard let value = object[name], !value.isNull, let shape = shape.shape(of: name) else { return nil }
        return PolicyNode(value, shape, path: path + [.member(name)])
    }

    /// A member that must be there.
    func required(_ name: String) throws(PolicyError) -> PolicyNode {
        guard let node = self[name] else { throw PolicyError(path, "needs \(name)") }
        return node
    }
}

import JSONText
import Rollout

extension PolicyNode {
    /// A member; nil when it is not there, null, or this has no members.
    subscript(name: String) -> PolicyNode? {
        guard let value = value[name], !value.isNull else { return nil }
        return PolicyNode(foreign: value, path: path + [.member(name)])
    }

    /// What it consists of: members or elements, in their order.
    var parts: [PolicyNode] {
        switch value {
        case .object(let object):
            object.members.map { PolicyNode(foreign: $0.value, path: path + [.member($0.name)]) }
        case .array(let elements):
            elements.enumerated().map { PolicyNode(foreign: $0.element, path: path + [.element($0.offset)]) }
        case .null, .truth, .number, .string: []
        }
    }

    /// The names of the members with their values, in their order; none when it has none.
    var namedParts: [(name: String, node: PolicyNode)] {
        (value.object?.members ?? []).map { ($0.name, PolicyNode(foreign: $0.value, path: path + [.member($0.name)])) }
    }

    /// A member that must be there.
    func required(_ name: String) throws(PolicyError) -> PolicyNode {
        guard let node = self[name] else { throw error("needs \(name)") }
        return node
    }
}

extension PolicyNode? {
    /// The elements; none when it is not there.
    func elements() throws(PolicyError) -> [PolicyNode] { try self?.elements() ?? [] }

    /// The text; nil when it is not there.
    func text() throws(PolicyError) -> String? { try self?.text() }

    /// The name; nil when it is not there.
    func label() throws(PolicyError) -> String? { try self?.label() }

    /// True or false; nil when it is not there.
    func truth() throws(PolicyError) -> Bool? { try self?.truth() }

    /// A whole number; nil when it is not there.
    func integer(in range: ClosedRange<Int>) throws(PolicyError) -> Int? { try self?.integer(in: range) }

    /// A number; nil when it is not there.
    func number(in range: ClosedRange<Double>) throws(PolicyError) -> Double? { try self?.number(in: range) }
}

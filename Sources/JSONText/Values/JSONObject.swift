/// The members of a JSON object in their order, no two of one name.
///
/// Names that Unicode takes for the same text count as the same, so that no two readers can see different members.
package struct JSONObject: Sendable {
    /// A name with its value.
    package struct Member: Sendable, Hashable {
        package let name: String
        package let value: JSONValue

        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// All members in the order in which they came.
    package private(set) var members: [Member] = []
    /// Where each member stands; empty while there are few, which are found faster by looking at each.
    private var places: [String: Int] = [:]

    /// From this number of members on they are looked up by hash.
    private static let few = 8

    package init() {}

    /// The value of a member.
    package subscript(name: String) -> JSONValue? {
        place(of: name).map { members[$0].value }
    }

    /// Adds a member at the end; false, and nothing is added, when there is one of that name.
    package mutating func append(_ name: String, _ value: JSONValue) -> Bool {
        guard place(of: name) == nil else { return false }
        members.append(Member(name, value))
        if members.count == Self.few {
            for (place, member) in members.enumerated() { places[member.name] = place }
        } else if members.count > Self.few {
            places[name] = members.count - 1
        }
        return true
    }

    /// Whether there is a member of that name.
    package func contains(_ name: String) -> Bool { place(of: name) != nil }

    private func place(of name: String) -> Int? {
        members.count < Self.few ? members.firstIndex { $0.name == name } : places[name]
    }
}

extension JSONObject: Hashable {
    /// Whether both have the same members in the same order.
    package static func == (left: JSONObject, right: JSONObject) -> Bool { left.members == right.members }

    package func hash(into hasher: inout Hasher) { hasher.combine(members) }
}

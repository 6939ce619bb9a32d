import Foundation
import Testing

/// The schema of a file, as far as tests of the documentation look at it.
struct Schema {
    /// A member of an object.
    struct Member: Equatable {
        /// What the object is called.
        let definition: String
        /// What the member is called.
        let name: String
        /// The largest number that may stand there, as prose writes it.
        let limits: [String]
    }

    /// The members of all objects.
    let members: [Member]

    /// The schema `Policies/NAME.schema.json`.
    init(_ name: String) throws {
        members = try Self.definitions(of: name).sorted { $0.key < $1.key }.flatMap { definition, schema in
            (schema["properties"] as? [String: [String: Any]] ?? [:]).sorted { $0.key < $1.key }.map { name, member in
                Member(definition: definition, name: name, limits: Self.limits(of: member))
            }
        }
    }

    /// The words that a member may be.
    static func words(of member: String, in definition: String, of name: String) throws -> [String] {
        let properties = try definitions(of: name)[definition]?["properties"] as? [String: [String: Any]]
        return try #require(properties?[member]?["enum"] as? [String])
    }

    private static func definitions(of name: String) throws -> [String: [String: Any]] {
        let data = Data(try Book.text("Policies/\(name).schema.json").utf8)
        let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require(document["$defs"] as? [String: [String: Any]])
    }

    private static func limits(of schema: [String: Any]) -> [String] {
        let own = (schema["maximum"] as? NSNumber).map(\.doubleValue).map { number in
            number >= 1e12 ? "1e\(Int(log10(number).rounded()))" : Int(exactly: number).map(String.init) ?? "\(number)"
        }
        let others = schema["anyOf"] as? [[String: Any]] ?? []
        return [own].compactMap { $0 } + others.flatMap { limits(of: $0) }
    }
}

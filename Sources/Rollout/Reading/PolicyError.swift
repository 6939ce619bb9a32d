/// Why a policy cannot be used, and where.
public struct PolicyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One step into a document.
    public enum Step: Sendable, Hashable {
        /// The member of this name.
        case member(String)
        /// The element of this index, from 0.
        case element(Int)
    }

    /// The way to the place, from the whole document inwards.
    public let path: [Step]
    /// Whether the name at the end of the path is meant, and not its value.
    public let isAboutName: Bool
    /// What is wrong and what would be right.
    public let problem: String

    /// An error at a place.
    public init(_ path: [Step], isAboutName: Bool = false, _ problem: String) {
        self.path = path
        self.isAboutName = isAboutName
        self.problem = problem
    }

    /// The place as a key path: `steps[2].setWeight`.
    public var place: String {
        path.reduce(into: "") { text, step in
            switch step {
            case .member(let name): text += text.isEmpty ? name : ".\(name)"
            case .element(let index): text += "[\(index)]"
            }
        }
    }

    /// One line.
    public var description: String { path.isEmpty ? problem : "\(place): \(problem)" }
}

/// The shapes that are made of themselves.
enum RecursiveShape: String, Sendable {
    /// What must be so.
    case condition
    /// What a JSON body must have.
    case content

    /// The shape.
    var shape: Shape {
        switch self {
        case .condition: Condition.shape
        case .content: Gate.Endpoint.content
        }
    }

    /// What it is, for people.
    var summary: String {
        switch self {
        case .condition:
            "A sentence; a list of conditions, all of which must hold; {all: [...]}; or {any: [...]}, one of which "
                + "must."
        case .content: "A text, a number, true or false that must stand there, or members of those."
        }
    }
}

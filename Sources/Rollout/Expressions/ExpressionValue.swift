/// A value that an expression works with.
package enum ExpressionValue: Sendable, Hashable {
    /// Nothing.
    case null
    /// True or false.
    case truth(Bool)
    /// A number; not a number and the infinities are some.
    case number(Double)
    /// A text.
    case text(String)
    /// Values in order.
    case list([ExpressionValue])
    /// Values by name.
    case object([String: ExpressionValue])

    /// What kind of value it is, for messages.
    var kind: String {
        switch self {
        case .null: "nil"
        case .truth: "a truth value"
        case .number: "a number"
        case .text: "a text"
        case .list: "a list"
        case .object: "an object"
        }
    }

    /// Whether both are the same; a value that is not a number is not even the same as itself, as in IEEE 754.
    func equals(_ other: ExpressionValue) -> Bool {
        switch (self, other) {
        case (.number(let mine), .number(let theirs)): mine == theirs
        case (.list(let mine), .list(let theirs)):
            mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.equals($1) }
        default: self == other
        }
    }
}

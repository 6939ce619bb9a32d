package import JSONText

/// A definition as a store holds it, before it is understood.
public struct FlagSource: Sendable, Hashable {
    package enum Form: Sendable, Hashable {
        /// What stands in a key of a store: a scalar, a percentage, or a flag object of flagd in JSON.
        case text([UInt8])
        /// A flag object of a document that was read as a whole.
        case value(JSONValue)
    }

    package let form: Form
    /// The shared rules that it refers to, where it brings them along; nil for those of the store.
    package let rules: FlagEvaluators?

    /// A definition as it stands in a key: `true`, `off`, `25%`, or one flagd flag object in JSON.
    public init(_ text: String) {
        self.init(bytes: Array(text.utf8))
    }

    /// A definition as it stands in a key.
    public init(bytes: [UInt8]) {
        (form, rules) = (.text(bytes), nil)
    }

    /// A definition as it stood in a key, with the shared rules of that time.
    package init(bytes: [UInt8], rules: FlagEvaluators) {
        (form, self.rules) = (.text(bytes), rules)
    }

    /// A flag object of a document.
    package init(_ value: JSONValue) {
        (form, rules) = (.value(value), nil)
    }
}

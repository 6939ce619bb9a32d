/// Whom or what a flag is evaluated for: a targeting key, and attributes that rules look at.
///
/// ```swift
/// EvaluationContext(targetingKey: "ann", ["plan": "pro", "age": 42])
/// ```
public struct EvaluationContext: Sendable, Hashable {
    /// Who it is, for rules and for bucketing: a user, a tenant, an instance.
    public var targetingKey: String?
    /// What else rules may look at, in the order of marks and names, so that equal contexts are equal.
    private(set) var entries: [Attribute]
    /// The marks of the entries, which lie closer together here.
    private var marks: [UInt64]

    /// An attribute with the mark by which it is found.
    struct Attribute: Sendable, Hashable {
        let name: AttributeName
        var value: FlagValue
    }

    /// A context of attributes that are written down; the last of one name wins.
    public init(targetingKey: String? = nil, _ attributes: KeyValuePairs<String, FlagValue> = [:]) {
        self.targetingKey = targetingKey
        (entries, marks) = ([], [])
        entries.reserveCapacity(attributes.count)
        marks.reserveCapacity(attributes.count)
        for (name, value) in attributes { self[name] = value }
    }

    /// A context of attributes at hand.
    @_disfavoredOverload
    public init(targetingKey: String? = nil, _ attributes: [String: FlagValue]) {
        self.targetingKey = targetingKey
        entries = attributes.map { Attribute(name: AttributeName($0.key), value: $0.value) }
        entries.sort { $0.name < $1.name }
        marks = entries.map(\.name.mark)
    }

    /// The context without anything.
    public static let empty = EvaluationContext()

    /// An attribute; nil when there is none, and setting nil takes it away.
    public subscript(name: String) -> FlagValue? {
        get { index(of: AttributeName(name)).map { entries[$0].value } }
        set {
            let name = AttributeName(name)
            if let index = index(of: name) {
                if let newValue {
                    entries[index].value = newValue
                } else {
                    entries.remove(at: index)
                    marks.remove(at: index)
                }
            } else if let newValue {
                let place = entries.firstIndex { $0.name > name } ?? entries.endIndex
                entries.insert(Attribute(name: name, value: newValue), at: place)
                marks.insert(name.mark, at: place)
            }
        }
    }

    /// What else rules may look at.
    public var attributes: [String: FlagValue] {
        get { Dictionary(entries.map { ($0.name.text, $0.value) }, uniquingKeysWith: { $1 }) }
        set { self = EvaluationContext(targetingKey: targetingKey, newValue) }
    }

    /// Whether there is neither a targeting key nor an attribute.
    public var isEmpty: Bool { targetingKey == nil && entries.isEmpty }

    /// This context with the other one laid over it: its targeting key, if it has one, and its attributes win
    /// (OpenFeature specification 0.8, 3.2.3).
    public func merging(_ other: EvaluationContext) -> EvaluationContext {
        if other.isEmpty { return self }
        if isEmpty { return other }
        var merged = self
        if let key = other.targetingKey { merged.targetingKey = key }
        for entry in other.entries { merged[entry.name.text] = entry.value }
        return merged
    }

    /// Where an attribute is. A context has a handful of them: comparing the marks one after the other is faster than a
    /// search that skips.
    func index(of name: AttributeName) -> Int? {
        let mark = name.mark
        for index in marks.indices where marks[index] == mark && entries[index].name.text.hasBytes(of: name.text) {
            return index
        }
        return nil
    }

    /// The value of an attribute.
    func value(of name: AttributeName) -> FlagValue? {
        index(of: name).map { entries[$0].value }
    }
}

/// What an encoder has made so far.
final class FlagValueStorage {
    private enum Content {
        case single(FlagValue)
        case array([FlagValueStorage])
        case object([String: FlagValueStorage])
    }

    private var content = Content.single(.null)

    func become(_ value: FlagValue) { content = .single(value) }

    func becomeArray() {
        if case .array = content { return }
        content = .array([])
    }

    func becomeObject() {
        if case .object = content { return }
        content = .object([:])
    }

    /// The place for the value of a member.
    func member(_ name: String) -> FlagValueStorage {
        let storage = FlagValueStorage()
        if case .object(var members) = content {
            members[name] = storage
            content = .object(members)
        }
        return storage
    }

    /// The place for one more element.
    func element() -> FlagValueStorage {
        let storage = FlagValueStorage()
        if case .array(let elements) = content { content = .array(elements + [storage]) }
        return storage
    }

    /// How many elements there are.
    var count: Int {
        if case .array(let elements) = content { elements.count } else { 0 }
    }

    /// The whole.
    var value: FlagValue {
        switch content {
        case .single(let value): value
        case .array(let elements): .array(elements.map(\.value))
        case .object(let members): .object(members.mapValues(\.value))
        }
    }
}

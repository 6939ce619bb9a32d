import ASCIIText

extension JSONValue: ExpressibleByStringLiteral {
    /// A text.
    package init(stringLiteral text: String) {
        self = .string(text)
    }
}

extension JSONValue: ExpressibleByArrayLiteral {
    /// Values in order.
    package init(arrayLiteral elements: JSONValue...) {
        self = .array(elements)
    }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
    /// Members in order; those whose value is nil are left out.
    package init(dictionaryLiteral members: (String, JSONValue?)...) {
        self.init(members: members.compactMap { name, value in value.map { (name, $0) } })
    }
}

extension JSONValue {
    /// Members in order; of two of one name the first.
    package init(members: [(String, JSONValue)]) {
        var object = JSONObject()
        for (name, value) in members { _ = object.append(name, value) }
        self = .object(object)
    }

    /// A number without a needless `.0`; null for one that is not finite.
    package init(plain number: Double) {
        self = number.isFinite ? .number(JSONNumber(checked: number.plainText)) : .null
    }
}

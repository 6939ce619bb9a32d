extension JSONWriter {
    /// Writes a value as it was read: members in their order, numbers with all their digits.
    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: self.value(nil as String?)
        case .truth(let truth): self.value(truth)
        case .number(let number): self.value(number)
        case .string(let string): self.value(string)
        case .array(let elements):
            array { json in
                for element in elements { json.value(element) }
            }
        case .object(let object):
            self.object { json in
                for member in object.members { json.member(member.name, member.value) }
            }
        }
    }

    /// Writes a member with its value.
    package mutating func member(_ name: String, _ value: JSONValue) {
        key(name)
        self.value(value)
    }

    /// Writes a member that is a number without a needless `.0`; null for none, and for one that is not finite.
    package mutating func member(_ name: String, plain number: Double?) {
        member(name, number.map(JSONValue.init(plain:)) ?? .null)
    }
}

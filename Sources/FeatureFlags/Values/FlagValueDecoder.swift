/// Reads any `Decodable` from a value.
struct FlagValueDecoder: Decoder {
    let value: FlagValue
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ value: FlagValue, at path: [any CodingKey]) {
        self.value = value
        codingPath = path
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = value else { throw mismatch([String: FlagValue].self) }
        return KeyedDecodingContainer(FlagValueMembers(members: members, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = value else { throw mismatch([FlagValue].self) }
        return FlagValueElements(elements: elements, codingPath: codingPath)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    /// Another type than the one asked for.
    func mismatch(_ type: Any.Type) -> DecodingError {
        let description =
            switch value {
            case .null: "there is no value"
            case .boolean: "the value is true or false"
            case .number: "the value is a number, and not of this type"
            case .string: "the value is a text"
            case .array: "the value is an array"
            case .object: "the value is an object"
            }
        let context = DecodingError.Context(codingPath: codingPath, debugDescription: description)
        return value == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }
}

extension FlagValueDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { value == .null }

    func decode(_ type: Bool.Type) throws -> Bool { try part(value.boolean) }
    func decode(_ type: String.Type) throws -> String { try part(value.string) }
    func decode(_ type: Double.Type) throws -> Double { try part(value.number) }
    func decode(_ type: Float.Type) throws -> Float { try part(value.number.map { Float($0) }) }
    func decode(_ type: Int.Type) throws -> Int { try integer() }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
    func decode(_ type: UInt.Type) throws -> UInt { try integer() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }

    private func integer<Value: FixedWidthInteger>() throws -> Value {
        try part(value.integer.flatMap { Value(exactly: $0) })
    }

    private func part<Value>(_ part: Value?) throws -> Value {
        guard let part else { throw mismatch(Value.self) }
        return part
    }
}

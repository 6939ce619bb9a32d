/// The elements of an array, for an encoder.
struct FlagValueElementEncoder: UnkeyedEncodingContainer {
    let storage: FlagValueStorage
    let codingPath: [any CodingKey]

    var count: Int { storage.count }

    mutating func encodeNil() throws { try encoder().encodeNil() }

    mutating func encode(_ value: some Encodable) throws { try value.encode(to: encoder()) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        encoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }

    mutating func superEncoder() -> any Encoder { encoder() }

    private func encoder() -> FlagValueEncoder {
        let path = codingPath + [FlagValueKey(intValue: count)]
        return FlagValueEncoder(storage.element(), at: path)
    }
}

/// The members of an object, for an encoder.
struct FlagValueMemberEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let storage: FlagValueStorage
    let codingPath: [any CodingKey]

    mutating func encodeNil(forKey key: Key) throws { try encoder(key).encodeNil() }

    mutating func encode(_ value: some Encodable, forKey key: Key) throws { try value.encode(to: encoder(key)) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder(key).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder(key).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { encoder(FlagValueKey(stringValue: "super")) }

    mutating func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }

    private func encoder(_ key: some CodingKey) -> FlagValueEncoder {
        FlagValueEncoder(storage.member(key.stringValue), at: codingPath + [key])
    }
}

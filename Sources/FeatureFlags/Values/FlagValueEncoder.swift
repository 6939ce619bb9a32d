/// Makes a value of any `Encodable`.
struct FlagValueEncoder: Encoder {
    let storage: FlagValueStorage
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ storage: FlagValueStorage = FlagValueStorage(), at path: [any CodingKey]) {
        self.storage = storage
        codingPath = path
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        storage.becomeObject()
        return KeyedEncodingContainer(FlagValueMemberEncoder(storage: storage, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        storage.becomeArray()
        return FlagValueElementEncoder(storage: storage, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension FlagValueEncoder: SingleValueEncodingContainer {
    func encodeNil() throws { storage.become(.null) }
    func encode(_ value: Bool) throws { storage.become(.boolean(value)) }
    func encode(_ value: String) throws { storage.become(.string(value)) }
    func encode(_ value: Double) throws { try number(value.isFinite ? value : nil, value) }
    func encode(_ value: Float) throws { try encode(Double(value)) }
    func encode(_ value: Int) throws { try integer(value) }
    func encode(_ value: Int8) throws { try integer(value) }
    func encode(_ value: Int16) throws { try integer(value) }
    func encode(_ value: Int32) throws { try integer(value) }
    func encode(_ value: Int64) throws { try integer(value) }
    func encode(_ value: UInt) throws { try integer(value) }
    func encode(_ value: UInt8) throws { try integer(value) }
    func encode(_ value: UInt16) throws { try integer(value) }
    func encode(_ value: UInt32) throws { try integer(value) }
    func encode(_ value: UInt64) throws { try integer(value) }
    func encode(_ value: some Encodable) throws { try value.encode(to: self) }

    private func integer(_ value: some FixedWidthInteger) throws {
        try number(Double(exactly: value).flatMap { $0.magnitude <= FlagValue.largestExact ? $0 : nil }, value)
    }

    private func number(_ number: Double?, _ value: Any) throws {
        guard let number else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: codingPath, debugDescription: "the number must be finite, and exact if whole"))
        }
        storage.become(.number(number))
    }
}

/// The elements of an array, for a decoder.
struct FlagValueElements: UnkeyedDecodingContainer {
    let elements: [FlagValue]
    let codingPath: [any CodingKey]
    private(set) var currentIndex = 0

    init(elements: [FlagValue], codingPath: [any CodingKey]) {
        self.elements = elements
        self.codingPath = codingPath
    }

    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    mutating func decodeNil() throws -> Bool {
        guard try decoder().decodeNil() else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try decoder().decode(type)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        let container = try decoder().container(keyedBy: type)
        currentIndex += 1
        return container
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try decoder().unkeyedContainer()
        currentIndex += 1
        return container
    }

    mutating func superDecoder() throws -> any Decoder {
        let decoder = try decoder()
        currentIndex += 1
        return decoder
    }

    private func decoder() throws -> FlagValueDecoder {
        let path = codingPath + [FlagValueKey(intValue: currentIndex)]
        guard elements.indices.contains(currentIndex) else {
            throw DecodingError.valueNotFound(
                FlagValue.self, DecodingError.Context(codingPath: path, debugDescription: "the array ends before"))
        }
        return FlagValueDecoder(elements[currentIndex], at: path)
    }
}

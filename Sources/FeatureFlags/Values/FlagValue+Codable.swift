extension FlagValue {
    /// The value as a type of one's own: a struct from an object, an array, an enum of texts.
    ///
    /// Whole numbers are taken only where nothing is lost.
    ///
    /// - Throws: `DecodingError` with the path to what does not fit.
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try Value(from: FlagValueDecoder(self, at: []))
    }

    /// A value of one's own type.
    ///
    /// - Throws: `EncodingError` for numbers that are not finite, or whole and beyond 2^53 - 1.
    public init(encoding value: some Encodable) throws {
        let encoder = FlagValueEncoder(at: [])
        try value.encode(to: encoder)
        self = encoder.storage.value
    }
}

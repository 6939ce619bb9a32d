import JSONText

extension EvaluationDetails<FlagValue> {
    /// The details as one JSON object, for scripts and for people who ask over HTTP: `key`, `value`, `variant`, `reason`,
    /// `errorCode`, `metadata`, always all of them, in this order.
    public var json: String {
        var json = JSONWriter()
        json.object { json in
            json.member("key", flagKey)
            json.member("value", value.json)
            json.member("variant", variant)
            json.member("reason", reason.rawValue)
            json.member("errorCode", errorCode?.rawValue)
            json.member("metadata", FlagValue.object(metadata).json)
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }
}

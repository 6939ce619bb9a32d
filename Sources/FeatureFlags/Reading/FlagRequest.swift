/// One question for the value of a flag.
struct FlagRequest<Value: Sendable>: Sendable {
    let name: String
    /// The flag's slot; ``FlagNames/anyName`` to look for the name.
    let slot: Int
    let defaultValue: Value
    var keepsLast = false
    var maximumStaleness: Duration?

    /// The question of a key.
    init(_ flag: FeatureFlag<Value>) where Value: Decodable {
        name = flag.name
        slot = flag.slot
        defaultValue = flag.defaultValue
        keepsLast = flag.onDisappear == .keepLast
        maximumStaleness = flag.maximumStaleness
    }

    /// The question for a name, whose slot was looked up already or was not.
    init(_ name: String, slot: Int = FlagNames.anyName, default defaultValue: Value) {
        self.name = name
        self.slot = slot
        self.defaultValue = defaultValue
    }

    /// The details of an evaluation that gave an error.
    func failed(
        _ code: EvaluationErrorCode, _ message: String, metadata: [String: FlagValue] = [:]
    ) -> EvaluationDetails<Value> {
        EvaluationDetails(
            flagKey: name, value: defaultValue, reason: .error, errorCode: code, errorMessage: message,
            metadata: metadata)
    }
}

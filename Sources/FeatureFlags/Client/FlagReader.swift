/// Where flags are read: a ``FlagClient``, or one ``FlagSnapshot`` of it.
///
/// Reads are synchronous, never throw and never wait for anyone. What they need was put in place when the store told of
/// it.
public protocol FlagReader: Sendable {
    /// Where reads are taken from.
    var reading: FlagReading { get }
}

extension FlagReader {
    /// The value of a flag of any type.
    public subscript<Value: Decodable & Sendable>(flag: FeatureFlag<Value>) -> Value {
        reading.value(of: FlagRequest(flag), in: .empty)
    }

    /// The value of a flag for someone.
    public subscript<Value: Decodable & Sendable>(
        flag: FeatureFlag<Value>, for context: EvaluationContext
    ) -> Value {
        reading.value(of: FlagRequest(flag), in: context)
    }

    /// Whether a flag is on; false for one that nobody defined, or that has another type.
    public func isEnabled(_ name: String, for context: EvaluationContext = .empty) -> Bool {
        reading.value(of: FlagRequest(name, default: false), in: context)
    }

    /// The value of a flag by its name.
    public func value<Value: Decodable & Sendable>(
        _ name: String, default defaultValue: Value, for context: EvaluationContext = .empty
    ) -> Value {
        reading.value(of: FlagRequest(name, default: defaultValue), in: context)
    }

    /// The value of a flag and how it came about.
    ///
    /// - Parameters:
    ///   - flag: The flag.
    ///   - context: For whom.
    ///   - hooks: For this evaluation, after those of the client.
    public func details<Value: Decodable & Sendable>(
        of flag: FeatureFlag<Value>, for context: EvaluationContext = .empty, hooks: [any FlagHook] = []
    ) -> EvaluationDetails<Value> {
        reading.details(of: FlagRequest(flag), in: context, hooks: hooks)
    }

    /// The value of a flag by its name, and how it came about.
    public func details<Value: Decodable & Sendable>(
        of name: String, default defaultValue: Value, for context: EvaluationContext = .empty,
        hooks: [any FlagHook] = []
    ) -> EvaluationDetails<Value> {
        reading.details(of: FlagRequest(name, default: defaultValue), in: context, hooks: hooks)
    }

    /// The value of any flag, whatever its type, and how it came about; `null` without one.
    public func details(
        ofAny name: String, for context: EvaluationContext = .empty, hooks: [any FlagHook] = []
    ) -> EvaluationDetails<FlagValue> {
        reading.details(of: FlagRequest(name, default: FlagValue.null), in: context, hooks: hooks)
    }
}

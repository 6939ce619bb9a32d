/// What an evaluation comes to, before it is known which type is asked for.
struct FlagResolution {
    /// The value; nil for the default of the code.
    var value: FlagValue?
    var variant: String?
    var reason: EvaluationReason
    var errorCode: EvaluationErrorCode?
    var errorMessage: String?
    var metadata: [String: FlagValue] = [:]

    static func failed(
        _ code: EvaluationErrorCode, _ message: String, _ metadata: [String: FlagValue] = [:]
    ) -> FlagResolution {
        FlagResolution(reason: .error, errorCode: code, errorMessage: message, metadata: metadata)
    }
}

extension FlagCell {
    /// The value for a context and how it came about.
    func resolve(in context: EvaluationContext, keepingLast: Bool) -> FlagResolution {
        if let kill {
            return FlagResolution(
                value: .boolean(kill), variant: kill ? "true" : "false", reason: .static,
                metadata: metadata(definition).merging(["source": "kill"], uniquingKeysWith: { $1 }))
        }
        if let definition { return resolve(definition, in: context) }
        if keepingLast, let lastKnown {
            var resolution = resolve(lastKnown, in: context)
            if resolution.errorCode == nil { resolution.reason = .stale }
            return resolution
        }
        guard let problem else { return .failed(.flagNotFound, "there is no flag of this name") }
        return .failed(.parseError, "the definition cannot be used: \(problem.problem)", documentMetadata)
    }

    private func resolve(_ definition: FlagDefinition, in context: EvaluationContext) -> FlagResolution {
        let metadata = metadata(definition)
        switch definition.evaluate(context, now: wholeSecondsSince1970) {
        case .variant(let index, let reason):
            let variant = definition.variants[index]
            return FlagResolution(
                value: variant.value, variant: variant.name, reason: EvaluationReason(reason), metadata: metadata)
        case .none(let reason):
            return FlagResolution(reason: reason == .disabled ? .disabled : .default, metadata: metadata)
        case .failed(.parseError): return .failed(.parseError, "the rule takes too many steps", metadata)
        case .failed(let code): return .failed(code, "the rule gives no usable variant", metadata)
        }
    }

    private func metadata(_ definition: FlagDefinition?) -> [String: FlagValue] {
        guard let definition else { return documentMetadata }
        return documentMetadata.merging(definition.metadata, uniquingKeysWith: { $1 })
    }
}

extension EvaluationReason {
    fileprivate init(_ reason: FlagOutcome.VariantReason) {
        switch reason {
        case .static: self = .static
        case .default: self = .default
        case .targetingMatch: self = .targetingMatch
        case .split: self = .split
        }
    }
}

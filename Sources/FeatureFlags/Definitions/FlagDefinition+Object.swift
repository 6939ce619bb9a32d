import ASCIIText
import JSONText

/// Flag objects of flagd (schema `flags.json`, version 0).
extension FlagDefinition {
    /// What one flag may cost: 1 MiB of JSON, 128 levels.
    static let limits = JSONLimits(size: 1 << 20, depth: 128)

    /// The members that mean something; others are let be, as flagd does, unless they look like one of these.
    private static let members = ["state", "variants", "defaultVariant", "targeting", "metadata"]

    /// A definition out of a flag object.
    init(name: String, object json: JSONValue, evaluators: FlagEvaluators, isTraced: Bool) throws(DefinitionFault) {
        guard case .object(let object) = json else {
            throw DefinitionFault(path: [], problem: "must be a flag object")
        }
        try Self.checkNames(of: object)
        let isEnabled = try Self.isEnabled(object["state"])
        let variants = try Self.variants(object["variants"])
        let standard = try Self.defaultVariant(object["defaultVariant"], among: variants)
        let metadata = try Self.metadata(object["metadata"])
        var compiler = RuleCompiler(flag: name, evaluators: evaluators, path: [.name("targeting")], isTraced: isTraced)
        var targeting: FlagTargeting?
        // Compiled even when it is not asked: the day of enabling is a bad day to learn of a mistake.
        if let json = try Self.rule(object["targeting"]) {
            let rule = try compiler.compile(json)
            if isTraced { compiler.checkResults(against: variants, standard: standard) }
            targeting = FlagTargeting(
                rule, variants: variants, defaultVariant: standard, reason: .targetingMatch,
                places: compiler.places ?? [])
        }
        let fallback: FlagOutcome
        switch (isEnabled, standard) {
        case (false, _): (fallback, targeting) = (.none(.disabled), nil)
        case (true, let index?): fallback = .variant(index, targeting == nil ? .static : .default)
        case (true, nil): fallback = .none(.default)
        }
        self.init(
            name: name, variants: variants, metadata: metadata, constant: targeting == nil ? fallback : nil,
            references: Set(compiler.bodies.keys.map(\.name)), fallback: fallback, targeting: targeting,
            warnings: compiler.warnings)
    }

    /// The JSON of a flag's own text.
    static func object(_ bytes: [UInt8], name: String) throws(FlagDefinitionError) -> JSONValue {
        // Anything but an object was meant to be a scalar.
        guard bytes.trimmed.first == UInt8(ascii: "{") else {
            throw FlagDefinitionError(
                flag: name,
                problem: "must be true, false, a percentage from 0% to 100% with at most 3 decimals, or a flag object")
        }
        return try read(bytes, of: name)
    }

    /// The JSON of a text of a store.
    static func read(_ bytes: [UInt8], of name: String) throws(FlagDefinitionError) -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(reading: bytes, limits: limits)
        } catch {
            throw FlagDefinitionError(
                flag: name, place: "line \(error.location.line), column \(error.location.column)",
                problem: error.reason.description)
        }
    }

    private static func checkNames(of object: JSONObject) throws(DefinitionFault) {
        for member in object.members where !members.contains(member.name) {
            guard let near = member.name.closest(among: members) else { continue }
            throw DefinitionFault(path: [.name(member.name)], problem: "unknown member, is \(near) meant?")
        }
    }

    private static func isEnabled(_ json: JSONValue?) throws(DefinitionFault) -> Bool {
        switch json?.string {
        case "ENABLED"?: return true
        case "DISABLED"?: return false
        default: throw DefinitionFault(path: [.name("state")], problem: "must be ENABLED or DISABLED")
        }
    }

    private static func variants(_ json: JSONValue?) throws(DefinitionFault) -> [Variant] {
        guard case .object(let object)? = json, let first = object.members.first else {
            throw DefinitionFault(path: [.name("variants")], problem: "must be an object with at least one variant")
        }
        var variants: [Variant] = []
        for member in object.members {
            let path: [JSONStep] = [.name("variants"), .name(member.name)]
            let value = try value(member.value, at: path)
            switch value {
            case .null, .array:
                throw DefinitionFault(path: path, problem: "must be a truth value, a number, a text or an object")
            case .boolean, .number, .string, .object: break
            }
            guard member.value.kind == first.value.kind else {
                throw DefinitionFault(path: path, problem: "must be \(first.value.kind) like the first variant")
            }
            variants.append(Variant(name: member.name, value: value))
        }
        return variants
    }

    private static func defaultVariant(
        _ json: JSONValue?, among variants: [Variant]
    ) throws(DefinitionFault) -> Int? {
        let path = [JSONStep.name("defaultVariant")]
        guard let json, json != .null else { return nil }
        guard case .string(let name) = json else {
            throw DefinitionFault(path: path, problem: "must be the name of a variant, or null")
        }
        if let index = variants.firstIndex(where: { $0.name.hasBytes(of: name) }) { return index }
        let near = name.closest(among: variants.lazy.map(\.name))
        throw DefinitionFault(
            path: path, problem: "there is no such variant" + (near.map { ", is \($0.shown) meant?" } ?? ""))
    }

    /// The one rule of a targeting; nil when there is none.
    private static func rule(_ json: JSONValue?) throws(DefinitionFault) -> JSONValue? {
        guard let json else { return nil }
        guard case .object(let object) = json, object.members.count < 2 else {
            throw DefinitionFault(path: [.name("targeting")], problem: "must be an object with one rule, or {}")
        }
        return object.members.isEmpty ? nil : json
    }

    /// What a flag or a document says about itself: texts, numbers and truth values.
    static func metadata(
        _ json: JSONValue?, at path: [JSONStep] = [.name("metadata")]
    ) throws(DefinitionFault) -> [String: FlagValue] {
        guard let json else { return [:] }
        guard case .object(let object) = json else { throw DefinitionFault(path: path, problem: "must be an object") }
        var values: [String: FlagValue] = [:]
        for member in object.members {
            let path = path + [.name(member.name)]
            switch member.value {
            case .truth, .number, .string: values[member.name] = try value(member.value, at: path)
            case .null, .array, .object:
                throw DefinitionFault(path: path, problem: "must be a text, a number or a truth value")
            }
        }
        return values
    }

    /// A value whose numbers are all exact.
    private static func value(_ json: JSONValue, at path: [JSONStep]) throws(DefinitionFault) -> FlagValue {
        guard let value = FlagValue(json), value.isExact else {
            throw DefinitionFault(path: path, problem: "numbers beyond 2^53 - 1 are not exact")
        }
        return value
    }
}

extension FlagValue {
    /// Whether no number in it is beyond what is exact.
    fileprivate var isExact: Bool {
        switch self {
        case .null, .boolean, .string: true
        case .number(let number): number.magnitude <= Self.largestExact
        case .array(let elements): elements.allSatisfy(\.isExact)
        case .object(let members): members.values.allSatisfy(\.isExact)
        }
    }
}

extension JSONValue {
    /// The kind of a variant in words.
    fileprivate var kind: String {
        switch self {
        case .null: "null"
        case .truth: "a truth value"
        case .number: "a number"
        case .string: "a text"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

import JSONText

/// Follows the evaluation of a rule and writes down what it saw.
struct RuleTrace {
    private let targeting: FlagTargeting
    private let context: EvaluationContext
    private var run: RuleRun
    private var seen: [FlagExplanation.Step] = []

    private var rule: Rule { targeting.rule }

    init(_ targeting: FlagTargeting, _ context: EvaluationContext, time: Int) {
        self.targeting = targeting
        self.context = context
        run = RuleRun(steps: RuleRun.usualSteps + targeting.rule.nodes.count, time: time)
    }

    /// What the rule looks at, in order.
    mutating func steps() -> [FlagExplanation.Step] {
        do throws(RuleRun.Failure) {
            try follow(rule.root)
        } catch {
            seen.append(.init(place: "", text: "too many steps"))
        }
        return seen
    }

    private mutating func note(_ index: RuleIndex, _ text: String) {
        let places = targeting.places
        let path = places.indices.contains(Int(index)) ? places[Int(index)] : []
        seen.append(.init(place: DefinitionFault(path: path, problem: "").place, text: text))
    }

    /// Follows the way to the result.
    private mutating func follow(_ index: RuleIndex) throws(RuleRun.Failure) {
        switch rule.node(index) {
        case .choice(let list):
            var place: RuleIndex = 0
            while place + 1 < list.count {
                if try holds(rule.argument(list, place)) { return try follow(rule.argument(list, place + 1)) }
                place += 2
            }
            if place < list.count { try follow(rule.argument(list, place)) } else { note(index, "no condition holds") }
        case .split(let split):
            try follow(split, at: index)
        default:
            note(index, "gives \(try value(index).shown)")
        }
    }

    private mutating func follow(_ split: RuleIndex, at index: RuleIndex) throws(RuleRun.Failure) {
        let split = rule.splits[Int(split)]
        let key = try split.key.map { key throws(RuleRun.Failure) in try value(key) } ?? .null
        // What was to be the key is one more pair.
        if case .array = key { return note(index, "gives \(try value(index).shown)") }
        guard let hash = try rule.hash(key, context, &run) else {
            return note(index, "no targeting key, so no bucket: null")
        }
        let hashed = key == .null ? "flag and targeting key" : key.shown
        guard let share = split.shares.share(of: hash) else { return note(index, "the weights are all 0: null") }
        let start = share == 0 ? 0 : split.shares.ends[share - 1]
        let bucket = "bucket \(split.shares.bucket(of: hash)) of \(split.shares.total)"
        let range = "\(start) to \(split.shares.ends[share] - 1)"
        note(index, "\(hashed) is in \(bucket): \(rule.constants[Int(split.variants[share])].shown) has \(range)")
    }

    /// Whether a condition holds, with the conditions that it is made of.
    private mutating func holds(_ index: RuleIndex) throws(RuleRun.Failure) -> Bool {
        let truth: Bool
        switch rule.node(index) {
        case .all(let list): truth = try !contains(false, list)
        case .any(let list): truth = try contains(true, list)
        case .operation(.not, let list): truth = try !holds(rule.argument(list, 0))
        default:
            truth = try rule.isTrue(index, context, &run)
            note(index, "\(try operands(of: index)) is \(truth)")
            return truth
        }
        note(index, "is \(truth)")
        return truth
    }

    /// Whether one of the conditions is what is looked for; the others after it are not asked.
    private mutating func contains(_ truth: Bool, _ list: RuleList) throws(RuleRun.Failure) -> Bool {
        for place in 0..<list.count where try holds(rule.argument(list, place)) == truth { return true }
        return false
    }

    /// An operator with the values that it is given.
    private mutating func operands(of index: RuleIndex) throws(RuleRun.Failure) -> String {
        switch rule.node(index) {
        case .operation(let symbol, let list):
            var values: [String] = []
            for operand in rule.arguments(list) { values.append(try value(operand).shown) }
            return values.count == 2
                ? "\(values[0]) \(symbol.rawValue) \(values[1])"
                : "\(symbol.rawValue) of " + values.joined(separator: ", ")
        case .isText(let operand, let constant, let isStrict, let isNegated):
            let symbol = (isNegated ? "!" : "=") + (isStrict ? "==" : "=")
            return "\(try value(operand).shown) \(symbol) \(rule.constants[Int(constant)].shown)"
        case .isOneOf(let operand, let texts):
            return "\(try value(operand).shown) in [\(rule.textSets[Int(texts)].count) texts]"
        default:
            return try value(index).shown
        }
    }

    private mutating func value(_ index: RuleIndex) throws(RuleRun.Failure) -> FlagValue {
        try rule.value(index, context, &run)
    }
}

extension FlagValue {
    /// In short, for people.
    fileprivate var shown: String {
        switch self {
        case .null, .boolean, .number: jsonText
        case .string(let text): FlagValue.string(text.count > 60 ? text.prefix(60) + "…" : text).jsonText
        case .array(let elements):
            elements.count <= 5 && elements.allSatisfy { $0.array == nil && $0.object == nil }
                ? "[" + elements.map(\.shown).joined(separator: ", ") + "]" : "[\(elements.count) elements]"
        case .object(let members): "{\(members.count) members}"
        }
    }
}

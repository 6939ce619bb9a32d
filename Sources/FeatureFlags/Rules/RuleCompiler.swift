import JSONText

/// Makes a ``Rule`` of JSON.
struct RuleCompiler {
    var rule: Rule
    /// What shared rules there are.
    let evaluators: FlagEvaluators
    /// Where the compiler is.
    var path: [JSONStep]
    /// What `var` looks at here.
    var scope = RuleScope.context
    /// The shared rule that is compiled just now.
    var reference: String?
    /// The shared rules that the rule refers to, compiled.
    var bodies: [Body.Name: Body] = [:]
    /// What may still be made of constants, in the whole definition: since a shared text is written down once, the
    /// results could be far larger than it. What is over is computed at each evaluation.
    var folding = RuleRun()
    /// What works and is probably not meant.
    var warnings: [DefinitionFault] = []
    /// The place of each node, if an explanation will be wanted.
    var places: [[JSONStep]]?

    /// How many operators stand around.
    private(set) var depth = 0
    /// The most that ever did.
    var deepest = 0

    /// How many operators may stand in one another, shared rules included: an evaluation calls itself for each, and the
    /// stack of a thread in Swift's pool is 512 KiB, of which a level takes up to 4 in a build for debugging.
    static let depthLimit = 64

    /// A shared rule, compiled once for each kind of data that it may look at.
    struct Body {
        struct Name: Hashable {
            let name: String
            let scope: RuleScope
        }

        let node: RuleIndex
        /// How many operators stand in one another.
        let height: Int
    }

    init(flag: String, evaluators: FlagEvaluators, path: [JSONStep], isTraced: Bool) {
        rule = Rule(flag: flag)
        self.evaluators = evaluators
        self.path = path
        places = isTraced ? [] : nil
    }

    /// The rule that a JSON value is.
    mutating func compile(_ json: JSONValue) throws(DefinitionFault) -> Rule {
        rule.root = try node(json)
        return rule
    }

    // MARK: - Nodes

    /// The node of any value.
    mutating func node(_ json: JSONValue) throws(DefinitionFault) -> RuleIndex {
        switch json {
        case .null, .truth, .number, .string:
            return add(try constant(json))
        case .array(let elements):
            try enter()
            defer { leave() }
            return array(try nodes(elements))
        case .object(let object):
            guard object.members.count == 1, let member = object.members.first else { return add(try constant(json)) }
            path.append(.name(member.name))
            try enter()
            let node = try operation(member.name, member.value)
            leave()
            path.removeLast()
            return node
        }
    }

    /// The nodes of values that stand one after the other.
    mutating func nodes(_ values: [JSONValue]) throws(DefinitionFault) -> [RuleIndex] {
        var nodes: [RuleIndex] = []
        for (index, value) in values.enumerated() {
            path.append(.index(index))
            nodes.append(try node(value))
            path.removeLast()
        }
        return nodes
    }

    private mutating func array(_ nodes: [RuleIndex]) -> RuleIndex {
        if let values = constants(nodes) { return add(.array(values)) }
        return add(.array(list(nodes)))
    }

    /// A node.
    mutating func add(_ node: RuleNode) -> RuleIndex {
        rule.nodes.append(node)
        places?.append(path)
        return RuleIndex(rule.nodes.count - 1)
    }

    /// The node of a value that is always the same.
    mutating func add(_ constant: FlagValue) -> RuleIndex {
        add(.constant(index(of: constant)))
    }

    /// A constant.
    mutating func index(of constant: FlagValue) -> RuleIndex {
        rule.constants.append(constant)
        return RuleIndex(rule.constants.count - 1)
    }

    /// A list of nodes.
    mutating func list(_ nodes: [RuleIndex]) -> RuleList {
        rule.lists += nodes
        return RuleList(start: RuleIndex(rule.lists.count - nodes.count), count: RuleIndex(nodes.count))
    }

    /// A path.
    mutating func index(of path: RulePath) -> RuleIndex {
        rule.paths.append(path)
        return RuleIndex(rule.paths.count - 1)
    }

    /// The value of a node that is always the same; nil for any other.
    func constant(_ node: RuleIndex) -> FlagValue? {
        if case .constant(let constant) = rule.node(node) { rule.constants[Int(constant)] } else { nil }
    }

    /// The values of nodes that are always the same; nil when one is not.
    func constants(_ nodes: [RuleIndex]) -> [FlagValue]? {
        var values: [FlagValue] = []
        for node in nodes {
            guard let value = constant(node) else { return nil }
            values.append(value)
        }
        return values
    }

    /// A value that is no rule.
    private func constant(_ json: JSONValue) throws(DefinitionFault) -> FlagValue {
        if json.hasReference {
            throw fault("\(RuleNames.reference) works only where a rule may stand, not within an object of values")
        }
        guard let value = FlagValue(json) else { throw fault("a number is too large") }
        return value
    }

    // MARK: - Places

    /// A mistake here.
    func fault(_ problem: String) -> DefinitionFault { DefinitionFault(path: path, problem: problem) }

    /// Remembers what is probably not meant.
    mutating func warn(_ problem: String) { warnings.append(fault(problem)) }

    /// Goes some levels deeper.
    mutating func enter(_ levels: Int = 1) throws(DefinitionFault) {
        depth += levels
        deepest = max(deepest, depth)
        guard depth <= Self.depthLimit else { throw fault("more than \(Self.depthLimit) levels of rules") }
    }

    /// Goes back up.
    mutating func leave(_ levels: Int = 1) { depth -= levels }
}

extension JSONValue {
    /// Whether a reference to a shared rule is in it.
    fileprivate var hasReference: Bool {
        switch self {
        case .null, .truth, .number, .string: false
        case .array(let elements): elements.contains(where: \.hasReference)
        case .object(let object):
            object.members.contains { $0.name == RuleNames.reference || $0.value.hasReference }
        }
    }
}

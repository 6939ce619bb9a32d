/// Which parts of a measured value an expression asks for, and as what.
struct ResultParts: Sendable, Hashable {
    /// The ways to the parts that have names.
    private(set) var paths: Set<String> = []
    /// Those of them that have to be true or false.
    private(set) var truths: Set<String> = []
    /// What no number can stand in for, in words; nil where everything is a number or a truth value.
    private(set) var problem: String?
    /// Whether it asks for the value as a whole, or for an element of it.
    private(set) var usesWhole = false
    /// Whether it asks what there is: by `nil`, or by a function that has an answer for nothing.
    private(set) var asksForNothing = false

    /// The parts that an expression asks for.
    init(of root: ExpressionNode) { collect(root, asTruth: true) }

    private mutating func collect(_ node: ExpressionNode, asTruth: Bool = false) {
        switch node {
        case .literal(.null): asksForNothing = true
        case .literal, .element: break
        case .result: usesWhole = true
        case .list(let nodes): for node in nodes { collect(node) }
        case .not(let inner): collect(inner, asTruth: true)
        case .negated(let inner): collect(inner)
        case .binary(let symbol, let left, let right):
            let isTruth = symbol == .and || symbol == .or
            collect(left, asTruth: isTruth || right.isTruth)
            collect(right, asTruth: isTruth || left.isTruth)
            if left.asksForNames && right.isText || right.asksForNames && left.isText {
                problem = "compares a member with a text, and a series has numbers"
            }
        case .member(let inner, let key):
            guard node.asksForNames else {
                collect(inner)
                collect(key)
                return
            }
            guard let path = node.path else {
                problem = "asks for members without a plain name, or of elements, and a series is neither"
                return
            }
            paths.insert(path)
            if asTruth { truths.insert(path) }
        case .call(let function, let arguments):
            if function.knowsNothing { asksForNothing = true }
            let isTruth = function == .default && (asTruth || arguments.contains(where: \.isTruth))
            for argument in arguments { collect(argument, asTruth: isTruth) }
        case .quantified(_, let list, let predicate):
            collect(list)
            collect(predicate, asTruth: true)
        }
    }
}

extension ExpressionNode {
    /// Whether it is a way with a name in it.
    fileprivate var asksForNames: Bool {
        guard case .member(let inner, let key) = self else { return false }
        return key.isText || inner.asksForNames
    }

    fileprivate var isText: Bool {
        switch self {
        case .literal(.text): true
        case .list(let nodes): nodes.contains(where: \.isText)
        default: false
        }
    }

    fileprivate var isTruth: Bool { if case .literal(.truth) = self { true } else { false } }
}

extension ExpressionNode.Function {
    /// Whether it has an answer where there is no value.
    fileprivate var knowsNothing: Bool { self == .len || self == .isNil || self == .default }
}

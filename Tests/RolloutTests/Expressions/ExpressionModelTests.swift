import RolloutTesting
import TestServers
import Testing

@testable import Rollout

/// Expressions that are drawn as trees, written with as few brackets as the strength of their signs allows, and worked out
/// by the tree.
@Suite(.timeLimit(.minutes(10))) struct `An expression with few brackets` {
    private indirect enum Number {
        case literal(Int)
        case result
        case negated(Number)
        case sum(Number, Number)
        case difference(Number, Number)
        case product(Number, Number)

        init(_ depth: Int, _ random: inout SeededRandom) {
            guard depth > 0 else {
                self = Bool.random(using: &random) ? .result : .literal(Int.random(in: 0...9, using: &random))
                return
            }
            let (left, right) = (Number(depth - 1, &random), Number(depth - 1, &random))
            switch Int.random(in: 0...4, using: &random) {
            case 0: self = .negated(left)
            case 1: self = .sum(left, right)
            case 2: self = .difference(left, right)
            case 3: self = .product(left, right)
            default: self = Number(0, &random)
            }
        }

        func value(_ result: Double) -> Double {
            switch self {
            case .literal(let number): Double(number)
            case .result: result
            case .negated(let inner): -inner.value(result)
            case .sum(let left, let right): left.value(result) + right.value(result)
            case .difference(let left, let right): left.value(result) - right.value(result)
            case .product(let left, let right): left.value(result) * right.value(result)
            }
        }

        /// The text, in brackets where it binds less than what is around it.
        func text(_ least: Int) -> String {
            let (text, strength) =
                switch self {
                case .literal(let number): ("\(number)", 3)
                case .result: ("result", 3)
                case .negated(let inner): ("-" + inner.text(3), 2)
                case .sum(let left, let right): (left.text(0) + " + " + right.text(1), 0)
                case .difference(let left, let right): (left.text(0) + " - " + right.text(1), 0)
                case .product(let left, let right): (left.text(1) + " * " + right.text(2), 1)
                }
            return strength < least ? "(\(text))" : text
        }
    }

    private indirect enum Truth {
        case less(Number, Number)
        case atLeast(Number, Number)
        case not(Truth)
        case both(Truth, Truth)
        case either(Truth, Truth)

        init(_ depth: Int, _ random: inout SeededRandom) {
            guard depth > 0 else {
                let (left, right) = (Number(3, &random), Number(2, &random))
                self = Bool.random(using: &random) ? .less(left, right) : .atLeast(left, right)
                return
            }
            let (left, right) = (Truth(depth - 1, &random), Truth(depth - 1, &random))
            switch Int.random(in: 0...3, using: &random) {
            case 0: self = .not(left)
            case 1: self = .both(left, right)
            case 2: self = .either(left, right)
            default: self = Truth(0, &random)
            }
        }

        func value(_ result: Double) -> Bool {
            switch self {
            case .less(let left, let right): left.value(result) < right.value(result)
            case .atLeast(let left, let right): left.value(result) >= right.value(result)
            case .not(let inner): !inner.value(result)
            case .both(let left, let right): left.value(result) && right.value(result)
            case .either(let left, let right): left.value(result) || right.value(result)
            }
        }

        func text(_ least: Int) -> String {
            let (text, strength) =
                switch self {
                case .less(let left, let right): (left.text(0) + " < " + right.text(0), 2)
                case .atLeast(let left, let right): (left.text(0) + " >= " + right.text(0), 2)
                case .not(let inner): ("!" + inner.text(3), 3)
                case .both(let left, let right): (left.text(1) + " && " + right.text(2), 1)
                case .either(let left, let right): (left.text(0) + " or " + right.text(1), 0)
                }
            return strength < least ? "(\(text))" : text
        }
    }

    @Test func `means what its tree means`() throws {
        for seed in 0..<UInt64(caseCount(3_000)) {
            var random = SeededRandom(seed: seed)
            let tree = Truth(3, &random)
            let text = tree.text(0)
            let expression = try ConditionExpression(text)
            for result in [-3.0, 0, 2, 7] {
                #expect(expression.isMet(by: .number(result)) == tree.value(result), "seed \(seed): \(text)")
            }
        }
    }
}

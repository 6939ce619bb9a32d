import JSONText
import Rollout

/// The weights that Flagger goes through, by its own arithmetic: `stepWeight` is added until `maxWeight` is reached
/// or passed, and only 100 caps it.
struct FlaggerWeights {
    private let growth: Int
    private let list: [Int]
    private let most: Int
    private let node: PolicyNode

    init(_ rules: PolicyNode) throws(PolicyError) {
        node = rules["stepWeights"] ?? rules["stepWeight"] ?? rules
        growth = try rules["stepWeight"].integer(in: 0...100) ?? 0
        var list: [Int] = []
        for element in try rules["stepWeights"].elements() { list.append(try element.integer(in: 0...100)) }
        self.list = list
        let most = try rules["maxWeight"].integer(in: 0...100) ?? 0
        self.most = list.last ?? (most > 0 ? most : 100)
        guard growth > 0 || !list.isEmpty else { throw rules.error("needs stepWeight, stepWeights or iterations") }
    }

    /// The weights in order.
    func all(atMost count: Int) throws(PolicyError) -> [Int] {
        var weights: [Int] = []
        while (weights.last ?? 0) < most {
            let weight = weights.last ?? 0
            let next = min(100, growth > 0 ? weight + growth : following(weight))
            guard next > weight, weights.count < count else { throw node.error("the weights must rise") }
            weights.append(next)
        }
        return weights
    }

    private func following(_ weight: Int) -> Int {
        guard let place = weight == 0 ? -1 : list.firstIndex(of: weight), list.indices.contains(place + 1) else {
            return 100
        }
        return list[place + 1]
    }
}

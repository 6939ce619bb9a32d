import JSONText

extension RuleCompiler {
    /// From this number on nothing is suggested.
    private static let manyWarnings = 100

    /// Warns of results that are no variant, and of variants that are no result, as far as both can be seen.
    ///
    /// - Parameter standard: The variant that needs no rule.
    mutating func checkResults(against variants: [FlagDefinition.Variant], standard: Int?) {
        let names = Set(variants.map(\.name))
        var results: Set<String> = []
        var seen: Set<RuleIndex> = []
        var isComplete = true
        var rest = [rule.root]
        while let index = rest.popLast() {
            guard seen.insert(index).inserted else { continue }
            guard let constants = fixedResults(of: index, rest: &rest) else {
                isComplete = false
                continue
            }
            for constant in constants where constant != .null {
                if let name = FlagTargeting.name(of: constant), names.contains(name) {
                    results.insert(name)
                } else {
                    warn(of: constant, at: index, names)
                }
            }
        }
        guard isComplete else { return }
        for (index, variant) in variants.enumerated() where index != standard && !results.contains(variant.name) {
            warnings.append(
                DefinitionFault(
                    path: [.name("variants"), .name(variant.name)], problem: "no rule leads to this variant"))
        }
    }

    /// The constants that a node can come to, and into `rest` the nodes; nil when it computes its value.
    private func fixedResults(of index: RuleIndex, rest: inout [RuleIndex]) -> [FlagValue]? {
        switch rule.node(index) {
        case .constant(let constant):
            return [rule.constants[Int(constant)]]
        case .split(let split):
            return rule.splits[Int(split)].variants.map { rule.constants[Int($0)] }
        case .choice(let list):
            for (place, argument) in rule.arguments(list).enumerated()
            where place % 2 == 1 || place == Int(list.count) - 1 {
                rest.append(argument)
            }
            return []
        default:
            return nil
        }
    }

    private mutating func warn(of constant: FlagValue, at node: RuleIndex, _ names: Set<String>) {
        let name = FlagTargeting.name(of: constant)
        // Each search goes through all names.
        let near =
            warnings.count < Self.manyWarnings
            ? name?.closest(among: names).map { ", is \($0.shown) meant?" } ?? "" : ""
        let problem = name.map { "there is no variant \($0.shown)" } ?? "the result is no name of a variant"
        warnings.append(DefinitionFault(path: places?[Int(node)] ?? path, problem: problem + near))
    }
}

import JSONText

extension FlagEvaluators {
    /// The rules as a text of a store, by name.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            // Not bare: a rule may have this name too.
            json.object(RuleNames.evaluators) { json in
                for (name, rule) in rules.sorted(by: { $0.key < $1.key }) { json.member(name, rule) }
            }
        }
        return json.bytes
    }
}

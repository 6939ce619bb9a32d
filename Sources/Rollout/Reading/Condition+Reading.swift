import JSONText

extension Condition {
    /// A sentence; a list, all of which must hold; or `any:` with a list, one of which must.
    init(_ node: PolicyNode, _ parser: SentenceParser) throws(PolicyError) {
        if let elements = node.value.array {
            guard !elements.isEmpty else { throw node.error("needs at least one condition") }
            self = .all(try Self.list(try node.elements(), parser))
        } else if node.value.object != nil {
            let list = try node.members(["any", "all"])
            switch (list["any"], list["all"]) {
            case (let any?, nil): self = .any(try Self.list(try Self.some(any), parser))
            case (nil, let all?): self = .all(try Self.list(try Self.some(all), parser))
            default: throw node.error("needs either any or all")
            }
        } else {
            let sentence = try node.text()
            do throws(SentenceParser.Failure) {
                self = try parser.condition(sentence)
            } catch {
                throw node.error(error.problem)
            }
        }
    }

    /// Conditions in order.
    static func list(_ nodes: [PolicyNode], _ parser: SentenceParser) throws(PolicyError) -> [Condition] {
        var conditions: [Condition] = []
        for node in nodes { conditions.append(try Condition(node, parser)) }
        return conditions
    }

    private static func some(_ node: PolicyNode) throws(PolicyError) -> [PolicyNode] {
        let elements = try node.elements()
        guard !elements.isEmpty else { throw node.error("needs at least one condition") }
        return elements
    }
}

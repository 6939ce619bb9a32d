import JSONText

extension Condition {
    /// What a policy says of one.
    static let shape = Shape.either([.text(.sentence), .list(of: .condition, atLeast: 1), .object(lists)])

    private static let lists = ObjectShape(
        "conditions", "Conditions of which one or all must hold.",
        [
            .init("any", .list(of: .condition, atLeast: 1), "One of them must hold."),
            .init("all", .list(of: .condition, atLeast: 1), "All of them must hold."),
        ], rules: [.oneOf(["any", "all"])])

    /// A sentence; a list, all of which must hold; or `any:` with a list, one of which must.
    init(_ node: PolicyNode, _ parser: SentenceParser) throws(PolicyError) {
        if node.value.array != nil {
            self = .all(try Self.list(try node.elements(), parser))
        } else if node.value.object != nil {
            let members = try node.members()
            if let any = members["any"] {
                self = .any(try Self.list(try any.elements(), parser))
            } else {
                self = .all(try Self.list(try members.required("all").elements(), parser))
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
}

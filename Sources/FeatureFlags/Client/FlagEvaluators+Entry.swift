import JSONText

extension FlagEvaluators {
    /// The rules that a store holds; none for no entry.
    ///
    /// - Throws: ``FlagDefinitionError`` when they are not a JSON object.
    init(entry: FlagEntry?) throws(FlagDefinitionError) {
        let value: JSONValue
        switch entry {
        case nil:
            self.init()
            return
        case .unusable(let problem): throw problem
        case .source(let source):
            switch source.form {
            case .value(let given): value = given
            case .text(let bytes):
                do throws(JSONError) {
                    value = try JSONValue(reading: bytes)
                } catch {
                    throw FlagDefinitionError(
                        flag: "$evaluators",
                        place: "line \(error.location.line), column \(error.location.column)",
                        problem: "\(error.reason)")
                }
            }
        }
        guard let object = value.object else {
            throw FlagDefinitionError(flag: "$evaluators", problem: "must be an object of rules by name")
        }
        self.init(rules: Dictionary(object.members.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }))
    }
}

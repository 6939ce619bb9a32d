extension FlagEvaluators {
    /// The rules that a store holds; none for no entry.
    ///
    /// - Throws: ``FlagDefinitionError`` when they are not a JSON object.
    init(entry: FlagEntry?) throws(FlagDefinitionError) {
        switch entry {
        case nil: self.init()
        case .unusable(let problem): throw problem
        case .source(let source): try self.init(source)
        }
    }
}

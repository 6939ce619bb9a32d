extension RolloutPolicy {
    /// The names in a history that the policy does not know: metrics, subjects and facts, each once, with the one that
    /// was perhaps meant.
    ///
    /// Nothing is wrong with one: a record may serve other policies, too. But a rule whose metric is misspelt there
    /// waits for it for ever.
    ///
    /// - Parameter most: So many are listed; `…` stands for all others.
    package func unknownNames(in history: [HistoryLine], atMost most: Int = 12) -> [String] {
        let program = program ?? RolloutProgram(self)
        let series = Set(metrics.keys).union(program.series.metrics)
        let knownFacts = Set(facts.keys).union(program.facts)
        var (words, seen): ([String], Set<String>) = ([], [])
        func add(_ kind: String, _ name: String, among known: some Sequence<String>) {
            let shown = name.count > Name.longest ? "\(name.prefix(Name.longest - 1))…" : name
            guard seen.insert("\(kind) \"\(shown)\"").inserted else { return }
            words.append("\(kind) \"\(shown)\"\(Suggestion.text(for: shown, among: known))")
        }
        for line in history {
            guard words.count <= most else { break }
            switch line.content {
            case .observation(let observation) where !series.contains(observation.metric):
                add("metric", observation.metric, among: series)
            case .observation(let observation) where environments.subject(of: observation.subject.rawValue) == nil:
                add("subject", observation.subject.rawValue, among: environments.words)
            case .fact(let fact) where !knownFacts.contains(fact.name): add("fact", fact.name, among: knownFacts)
            case .health(let answer) where environments.subject(of: answer.subject.rawValue) == nil:
                add("subject", answer.subject.rawValue, among: environments.words)
            case .observation, .fact, .health, .command, .acknowledgement: break
            }
        }
        return words.count > most ? words.prefix(most) + ["…"] : words
    }
}

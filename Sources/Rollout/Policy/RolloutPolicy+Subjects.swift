extension RolloutPolicy.Environments {
    /// Whom a word means: a role, or the name of an environment; nil for any other.
    func subject(of word: String) -> Subject? {
        switch word {
        case "candidate": .candidate
        case "stable": .stable
        case "previous": .previous
        case candidate: .candidate
        case stable: .stable
        default: nil
        }
    }

    /// What to write in place of a word that means none.
    func advice(for word: String) -> String {
        let known = ["candidate", "stable", "previous", candidate, stable]
        return "\(Suggestion.text(for: word, among: known)); "
            + "write candidate, stable, previous or the name of an environment"
    }
}

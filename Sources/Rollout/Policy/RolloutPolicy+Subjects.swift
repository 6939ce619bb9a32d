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

    /// The words that mean one.
    var words: [String] { ["candidate", "stable", "previous", candidate, stable] }

    /// What to write in place of a word that means none.
    func advice(for word: String) -> String {
        "\(Suggestion.text(for: word, among: words)); "
            + "write candidate, stable, previous or the name of an environment"
    }
}

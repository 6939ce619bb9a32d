/// The word that somebody may have meant.
enum Suggestion {
    /// ` (did you mean …?)`, or nothing when no word is near.
    static func text(for word: String, among words: some Sequence<String>) -> String {
        let limit = max(1, word.count / 3)
        let nearest = words.map { ($0, distance(word.lowercased(), $0.lowercased())) }.min {
            ($0.1, $0.0) < ($1.1, $1.0)
        }
        guard let nearest, nearest.1 <= limit else { return "" }
        return " (did you mean \(nearest.0)?)"
    }

    /// The same, or what names there are when none is near.
    static func text(for word: String, amongKnown names: some Collection<String>) -> String {
        let nearest = text(for: word, among: names)
        guard nearest.isEmpty else { return nearest }
        guard !names.isEmpty else { return ": the policy declares none" }
        let rest = names.count > mostNames ? ", …" : ""
        return "; known: \(names.sorted().prefix(mostNames).joined(separator: ", "))\(rest)"
    }

    private static let mostNames = 12

    /// How many letters are wrong, missing, too many, or swapped with their neighbour, of at most the first 64: the
    /// optimal string alignment distance.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.unicodeScalars.prefix(64)), Array(right.unicodeScalars.prefix(64)))
        var (before, row) = ([Int](), Array(0...right.count))
        for (i, a) in left.enumerated() {
            var next = [i + 1]
            for (j, b) in right.enumerated() {
                var least = min(row[j + 1] + 1, next[j] + 1, row[j] + (a == b ? 0 : 1))
                if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { least = min(least, before[j - 1] + 1) }
                next.append(least)
            }
            (before, row) = (row, next)
        }
        return row[right.count]
    }
}

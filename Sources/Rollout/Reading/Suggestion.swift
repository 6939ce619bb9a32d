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

    /// Levenshtein's distance, of at most the first 64 characters.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.unicodeScalars.prefix(64)), Array(right.unicodeScalars.prefix(64)))
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}

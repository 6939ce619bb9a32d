import ASCIIText
import JSONText

/// What is wrong in a definition, and where.
struct DefinitionFault: Error, Sendable, Hashable {
    let path: [JSONStep]
    let problem: String

    /// The place in words, like `targeting.if[0].==[1]`.
    var place: String {
        var place = ""
        for step in path {
            switch step {
            case .index(let index): place += "[\(index)]"
            case .name(let name): place += (place.isEmpty ? "" : ".") + name.shown
            }
        }
        return place
    }

    /// The same for whoever asked for the definition.
    func error(in flag: String) -> FlagDefinitionError {
        FlagDefinitionError(flag: flag, place: place, problem: problem)
    }
}

extension String {
    /// A name out of a definition, if it is short and harmless in a log line.
    var shown: String {
        let isHarmless = utf8.count <= 64 && utf8.allSatisfy { $0.isVisible && $0 != UInt8(ascii: "\"") }
        return isEmpty || !isHarmless ? "…" : self
    }

    /// The word of a list that was probably meant.
    func closest(among words: some Sequence<String>) -> String? {
        guard utf8.count <= 64 else { return nil }
        let distances = words.map { (word: $0, distance: distance(to: $0)) }
        let near = distances.min { ($0.distance, $0.word) < ($1.distance, $1.word) }
        guard let near, near.distance <= Swift.max(1, Swift.min(2, utf8.count / 3)) else { return nil }
        return near.word
    }

    /// How many letters must be put in, taken away, replaced or swapped with the next to make one of the other; case
    /// counts for nothing.
    private func distance(to other: String) -> Int {
        let (left, right) = (utf8.map(\.lowercased), other.utf8.map(\.lowercased))
        var before: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var next = [row + 1]
            for (column, wanted) in right.enumerated() {
                var best = Swift.min(next[column] + 1, last[column + 1] + 1, last[column] + (letter == wanted ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == wanted {
                    best = Swift.min(best, before[column - 1] + 1)
                }
                next.append(best)
            }
            (before, last) = (last, next)
        }
        return last[right.count]
    }
}

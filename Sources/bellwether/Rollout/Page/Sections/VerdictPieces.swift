import Rollout

/// The verdicts of a replay as pieces of a line, from left to right.
struct VerdictPieces {
    /// The time of one verdict, as shares of the line.
    struct Piece {
        var verdict: RolloutVerdict
        var start: Double
        var end: Double
    }

    private(set) var pieces: [Piece] = []

    /// Narrower parts cannot be told apart, and a page has no room for more of them.
    private static let columns = 250

    /// The pieces between changes. Of verdicts in one column the one that matters most stands for all.
    init(_ turns: [RolloutDecision], _ time: TimeAxis) {
        var met: [Int: (shown: RolloutVerdict, last: RolloutVerdict)] = [:]
        for turn in turns {
            let column = min(Self.columns - 1, Int(time.share(turn.at) * Double(Self.columns)))
            let shown = met[column]?.shown
            let isShown = shown.map { turn.verdict.weight >= $0.weight } ?? true
            met[column] = (isShown ? turn.verdict : shown ?? turn.verdict, turn.verdict)
        }
        guard var verdict = turns.first?.verdict else { return }
        for column in 0..<Self.columns {
            add(met[column]?.shown ?? verdict, at: column)
            verdict = met[column]?.last ?? verdict
        }
    }

    private mutating func add(_ verdict: RolloutVerdict, at column: Int) {
        let end = Double(column + 1) / Double(Self.columns)
        if let last = pieces.last, last.verdict == verdict {
            pieces[pieces.count - 1].end = end
        } else {
            pieces.append(Piece(verdict: verdict, start: pieces.last?.end ?? 0, end: end))
        }
    }
}

extension RolloutVerdict {
    /// How much a person wants to see it.
    fileprivate var weight: Int {
        switch self {
        case .hold: 0
        case .advance: 1
        case .complete: 2
        case .pauseForApproval: 3
        case .abort: 4
        case .rollback: 5
        }
    }
}

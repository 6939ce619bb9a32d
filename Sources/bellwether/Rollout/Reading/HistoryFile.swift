import Rollout

/// A recorded history: a file, or `-` for standard input.
struct HistoryFile {
    /// The largest history, in bytes: some ten million lines.
    private static let limit = 1 << 30

    /// What came in.
    let lines: [HistoryLine]
    /// How it writes points of time.
    let times: RolloutDecision.TimeForm

    /// From when on its times count: a history that counts seconds counts them from 0.
    var start: Moment { times == .seconds ? Moment(seconds: 0) : begin }

    /// When its first line is.
    var begin: Moment { lines.map(\.at).min() ?? Moment(seconds: 0) }

    /// Reads a history that will be replayed.
    ///
    /// - Parameters:
    ///   - path: The file, or `-`.
    ///   - interval: How often the policy will be evaluated.
    init(_ path: String, evaluatedEvery interval: Span) throws(Complaint) {
        let name = path == "-" ? "standard input" : path
        let limit = Self.limit
        guard let bytes = path == "-" ? TextFile.standardInput(limit: limit) : TextFile.bytes(path, limit: limit) else {
            throw .file(name, "cannot be read, or is larger than 1 GiB")
        }
        do throws(HistoryError) {
            let history = try RecordedHistory(reading: bytes)
            try history.check(evaluatedEvery: interval)
            (lines, times) = (history.lines, history.times)
        } catch {
            throw .file("\(name):\(error.line)", error.problem)
        }
        guard !lines.isEmpty else { throw .file(name, "has no lines") }
    }
}

import JSONText

/// A history as it was recorded, one JSON object a line.
public struct RecordedHistory: Sendable, Hashable {
    /// What came in, in the order of the record.
    public let lines: [HistoryLine]
    /// The numbers of the lines without anything, in order.
    private let blanks: [Int]

    /// How the record writes points of time.
    public var times: RolloutDecision.TimeForm { lines.first?.isRelative == true ? .seconds : .iso8601 }

    /// The history of a text of NDJSON; lines without anything are passed over.
    ///
    /// - Throws: ``HistoryError`` with the number of the first line that cannot be used: of one that counts seconds
    ///   among lines with dates, too.
    public init(reading bytes: [UInt8]) throws(HistoryError) {
        var (lines, blanks): ([HistoryLine], [Int]) = ([], [])
        let texts = bytes.withoutByteOrderMark.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, text) in texts.enumerated() {
            guard !text.allSatisfy({ $0 <= UInt8(ascii: " ") }) else {
                blanks.append(index + 1)
                continue
            }
            let line = try HistoryLine(reading: text, number: index + 1)
            if let first = lines.first, first.isRelative != line.isRelative {
                let form = first.isRelative ? "seconds" : "a date"
                throw HistoryError(line: index + 1, problem: "at: must be \(form), as in the first line")
            }
            lines.append(line)
        }
        (self.lines, self.blanks) = (lines, blanks)
    }

    /// Looks whether a replay gets from each line to the next one.
    ///
    /// - Parameter interval: How often it is evaluated.
    /// - Throws: ``HistoryError`` with the number of the first line, in order of time, that comes more than
    ///   ``RolloutReplay/mostSilentEvaluations`` evaluations after the one before it.
    public func check(evaluatedEvery interval: Span) throws(HistoryError) {
        let isTooLong = { RolloutReplay.isTooLong(from: lines[$0].at, to: lines[$1].at, every: interval) }
        let order = lines.indices.sorted { (lines[$0].at, $0) < (lines[$1].at, $1) }
        guard let place = zip(order, order.dropFirst()).first(where: isTooLong)?.1 else { return }
        throw HistoryError(
            line: number(of: place),
            problem: "at: is more than \(RolloutReplay.mostSilentEvaluations) evaluations after the line before it in "
                + "time; correct the time, or evaluate less often than each \(interval)")
    }

    /// The number of a line in the record, from 1.
    private func number(of place: Int) -> Int {
        blanks.reduce(place + 1) { number, blank in blank <= number ? number + 1 : number }
    }
}

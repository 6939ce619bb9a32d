/// A history as it was recorded, one JSON object a line.
public struct RecordedHistory: Sendable, Hashable {
    /// What came in, in the order of the record.
    public let lines: [HistoryLine]

    /// How the record writes points of time.
    public var times: RolloutDecision.TimeForm { lines.first?.isRelative == true ? .seconds : .iso8601 }

    /// The history of a text of NDJSON; lines without anything are passed over.
    ///
    /// - Throws: ``HistoryError`` with the number of the first line that cannot be used: of one that counts seconds among
    ///   lines with dates, too.
    public init(reading bytes: [UInt8]) throws(HistoryError) {
        var lines: [HistoryLine] = []
        for (index, text) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            guard !text.allSatisfy({ $0 <= UInt8(ascii: " ") }) else { continue }
            let line = try HistoryLine(reading: text, number: index + 1)
            if let first = lines.first, first.isRelative != line.isRelative {
                let form = first.isRelative ? "seconds" : "a date"
                throw HistoryError(line: index + 1, problem: "at: must be \(form), as in the first line")
            }
            lines.append(line)
        }
        self.lines = lines
    }
}

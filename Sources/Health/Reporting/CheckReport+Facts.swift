import Deadlines

extension CheckReport {
    /// Why the check is not healthy, in one line for people; nil when it is.
    var explanation: String? {
        guard status != .healthy else { return nil }
        let state = status == .stale || status == .unknown ? status.rawValue : nil
        let words = [state, code?.rawValue, message].compactMap(\.self)
        return words.isEmpty ? status.rawValue : words.joined(separator: ": ")
    }

    /// When the last result was found; nil without one.
    func found(before timestamp: Timestamp) -> Timestamp? {
        age.map { Timestamp(millisecondsSinceEpoch: timestamp.millisecondsSinceEpoch - $0.wholeMilliseconds()) }
    }

    /// What is known of the check as a flat list for formats without nulls and objects: the names of the native format,
    /// each once, then what the check saw.
    var facts: [Observation] {
        var facts = [
            Observation("status", .text(status.rawValue)), Observation("criticality", .text(criticality.rawValue)),
        ]
        if let code { facts.append(Observation("code", .text(code.rawValue))) }
        if let message { facts.append(Observation("message", .text(message))) }
        if let responseTime {
            facts.append(Observation("response_time_ms", .number(responseTime.milliseconds.rounded(toPlaces: 3))))
        }
        if let age { facts.append(Observation("age_ms", .integer(age.wholeMilliseconds()))) }
        facts.append(Observation("consecutive_failures", .integer(Int64(consecutiveFailures))))
        if let causedBy { facts.append(Observation("caused_by", .text(causedBy))) }
        return (facts + observed).withoutRepetitions.filter(\.value.isFinite)
    }
}

extension Observation.Value {
    /// Whether JSON has a value for it other than null.
    var isFinite: Bool {
        if case .number(let number) = self { number.isFinite } else { true }
    }
}

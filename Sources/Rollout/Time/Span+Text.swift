import ASCIIText

extension Span {
    /// The longest span that a policy can name: 400 days.
    static let longest = Span.hours(9_600)

    /// A span as people write it: `30s`, `5m`, `1h30m`, `500ms`, `2d`, `5 minutes`, `1 hour 30 minutes`; nil for
    /// anything else, for a number without unit, and for more than 400 days.
    package init?(text: some StringProtocol) {
        var total = Span.zero
        var rest = Substring(text).drop { $0 == " " }
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            guard !digits.isEmpty, let number = Double(decimal: String(digits)) else { return nil }
            rest = rest.dropFirst(digits.count).drop { $0 == " " }
            let word = rest.prefix { $0.isASCII && $0.isLetter }
            guard let unit = Self.units[word.lowercased()] else { return nil }
            let milliseconds = number * Double(unit)
            guard milliseconds <= Double(Self.longest.milliseconds), milliseconds == milliseconds.rounded() else {
                return nil
            }
            total = total + Span(milliseconds: Int64(milliseconds))
            rest = rest.dropFirst(word.count).drop { $0 == " " }
        }
        guard total <= Self.longest else { return nil }
        self = total
    }

    /// A limit as people name it: whole days from two on as such, `400d`.
    var limitText: String {
        let day = Span.hours(24).milliseconds
        guard milliseconds < 2 * day || !milliseconds.isMultiple(of: day) else { return "\(milliseconds / day)d" }
        return shortText
    }

    /// Milliseconds of each unit.
    static let units: [String: Int64] = [
        "ms": 1, "millisecond": 1, "milliseconds": 1, "s": 1_000, "sec": 1_000, "second": 1_000, "seconds": 1_000,
        "m": 60_000, "min": 60_000, "mins": 60_000, "minute": 60_000, "minutes": 60_000, "h": 3_600_000,
        "hr": 3_600_000, "hour": 3_600_000, "hours": 3_600_000, "d": 86_400_000, "day": 86_400_000,
        "days": 86_400_000,
    ]
}

import ASCIIText
import JSONText
import Rollout

extension PolicyNode {
    /// The scalar as a text, whatever it is; nil for a list, an object, and nothing.
    var scalarText: String? {
        switch value {
        case .string(let text): text
        case .number(let number): number.text
        case .truth(let truth): truth ? "true" : "false"
        case .null, .array, .object: nil
        }
    }

    /// A name, which people write as a number, too.
    func label() throws(PolicyError) -> String {
        if case .number(let number) = value { return number.text }
        return try text()
    }

    /// A time as Go writes it: `1m30s`.
    func goSpan() throws(PolicyError) -> Span {
        guard let text = value.string, let span = Span(text: text) else {
            throw error("must be a duration of at most 400 days, like 30s, 5m or 1h30m")
        }
        return span
    }

    /// A time in seconds, or as Go writes it: `30`, `"30"`, `30s`.
    func secondsOrSpan() throws(PolicyError) -> Span {
        let text = scalarText ?? ""
        guard let span = Span(text: Double(decimal: text) == nil ? text : text + "s") else {
            throw error("must be a number of seconds or a duration like 5m, of at most 400 days")
        }
        return span
    }

    /// A time of so many seconds or minutes.
    func span(each unit: Span) throws(PolicyError) -> Span { unit * (try integer(in: 0...576_000)) }
}

extension Double {
    /// The number as sentences write it, without exponent; nil when it would need one.
    var sentenceText: String? {
        if let whole = Int64(exactly: self), whole.magnitude < 1_000_000_000_000_000 { return String(whole) }
        let text = description
        let digits = text.hasPrefix("-") ? String(text.dropFirst()) : text
        return Double(decimal: digits) == nil ? nil : text
    }
}

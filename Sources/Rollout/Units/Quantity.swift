import ASCIIText

/// A number as a sentence writes it, with its unit if it has one.
struct Quantity: Sendable, Hashable {
    let number: Double
    /// Nil when only a number was written.
    let unit: MeasurementUnit?

    /// A quantity like `0.1%`, `500ms`, `500 ms`, `10MB`, `3`; nil for anything else.
    init?(text: some StringProtocol) {
        let text = text.trimmed
        let negative = text.hasPrefix("-")
        let digits = text.dropFirst(negative ? 1 : 0).prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let number = Double(decimal: String(digits)), number.isFinite else { return nil }
        let word = text.dropFirst(digits.count + (negative ? 1 : 0)).trimmed
        self.number = negative ? -number : number
        if word.isEmpty {
            unit = nil
        } else {
            guard let unit = MeasurementUnit(named: word) else { return nil }
            self.unit = unit
        }
    }
}

extension Quantity {
    /// The number in the unit of a metric; one without a unit is in it already.
    func number(in metric: Metric) throws(SentenceParser.Failure) -> Double {
        switch (unit, metric.unit) {
        case (nil, _): return number
        case (let given?, nil) where given == .count: return number
        case (let given?, nil):
            throw SentenceParser.Failure(
                problem: "\(metric.name) has no unit to compare \(given) with: declare `unit: \(given)`")
        case (let given?, let wanted?):
            guard given.dimension == wanted.dimension else {
                throw SentenceParser.Failure(
                    problem:
                        "\(metric.name) is measured in \(wanted), which is no \(given.dimension): "
                        + "write the limit in \(wanted)"
                )
            }
            // 1 % in a series of percent is exactly 1.
            return Decimal.rounded(number * (given.factor / wanted.factor))
        }
    }
}

extension StringProtocol {
    /// Without spaces and tabs at both ends.
    var trimmed: Substring {
        var text = Substring(self)
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text.drop { $0 == " " || $0 == "\t" }
    }
}

import ASCIIText

/// Reads conditions as people write them: `error_rate > 1% for 5 minutes`.
struct SentenceParser {
    /// The series that may be named.
    let metrics: [String: Metric]
    /// The gates that may be named.
    let gates: Set<String>
    /// How the host calls the two sides.
    var environments = RolloutPolicy.Environments()

    /// The times that a growth may be limited for, and how many of each a minute has.
    static let growthSpans = ["second": 60.0, "s": 60, "minute": 1, "min": 1, "m": 1, "hour": 1.0 / 60, "h": 1.0 / 60]

    /// Why a sentence cannot be read.
    struct Failure: Error {
        let problem: String
    }

    /// The condition of a sentence.
    func condition(_ sentence: String) throws(Failure) -> Condition {
        guard sentence.utf8.count <= 256 else {
            throw Failure(problem: "a sentence has at most 256 bytes: write several, in a list")
        }
        var text = sentence.trimmed
        var duration: Span?
        if let place = Self.lastWord("for", in: text) {
            let words = text[place.upperBound...]
            guard let span = Span(text: words), span > .zero else {
                throw Failure(problem: "\"for\" needs a duration, like 5 minutes or 30s")
            }
            duration = span
            text = text[..<place.lowerBound].trimmed
        }
        if let call = try call(text) { return lasting(duration, call) }
        let comparison = try comparison(text, window: duration)
        // The growth over a span is judged by that span: it need not last as long again.
        return lasting(comparison.isGrowth ? nil : duration, .comparison(comparison))
    }

    private func lasting(_ span: Span?, _ condition: Condition) -> Condition {
        span.map { .lasting($0, condition) } ?? condition
    }

    /// `fact(name)`, `not fact(name)`, `unhealthy(gate)`, `component(name)`; nil for anything else.
    private func call(_ text: Substring) throws(Failure) -> Condition? {
        guard text.last == ")", let open = text.firstIndex(of: "(") else { return nil }
        let name = String(text[text.index(after: open)...].dropLast().trimmed)
        guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "(") }) else {
            throw Failure(problem: "a name is expected between the brackets, like fact(tests_passed)")
        }
        let words = text[..<open].split(separator: " ").map(String.init)
        switch words {
        case ["fact"]: return .fact(name, negated: false)
        case ["not", "fact"]: return .fact(name, negated: true)
        case ["component"]: return .component(name)
        case ["unhealthy"]:
            guard gates.contains(name) else {
                throw Failure(problem: "there is no gate of this name\(Suggestion.text(for: name, amongKnown: gates))")
            }
            return .unhealthy(gate: name)
        default:
            throw Failure(problem: "expected fact(name), not fact(name), unhealthy(gate) or component(name)")
        }
    }

    private func comparison(_ text: Substring, window: Span?) throws(Failure) -> Comparison {
        guard let place = text.firstIndex(where: { $0 == ">" || $0 == "<" }) else {
            throw Failure(problem: "expected a sentence like error_rate > 1% for 5 minutes")
        }
        var rest = text[text.index(after: place)...]
        let orEqual = rest.first == "="
        if orEqual { rest.removeFirst() }
        let isGreater = text[place] == ">"
        let `operator`: Comparison.Operator =
            isGreater ? (orEqual ? .greaterOrEqual : .greater) : (orEqual ? .lessOrEqual : .less)
        let (subject, metric, isGrowth) = try series(text[..<place].trimmed)
        let limit = try limit(rest.trimmed, of: metric, isGrowth: isGrowth)
        return Comparison(
            subject: subject, metric: metric.name, isGrowth: isGrowth, operator: `operator`, limit: limit,
            window: isGrowth ? window : nil)
    }

    /// `[subject.]metric[_growth]`; a declared metric of the whole name wins.
    private func series(_ text: Substring) throws(Failure) -> (Subject, Metric, isGrowth: Bool) {
        let whole = String(text)
        if let (metric, isGrowth) = metric(whole) { return (.candidate, metric, isGrowth) }
        if let dot = whole.firstIndex(of: "."),
            let (metric, isGrowth) = metric(String(whole[whole.index(after: dot)...]))
        {
            return (try subject(String(whole[..<dot])), metric, isGrowth)
        }
        throw Failure(
            problem: "there is no metric of this name\(Suggestion.text(for: whole, amongKnown: metrics.keys))")
    }

    private func metric(_ name: String) -> (Metric, isGrowth: Bool)? {
        if let metric = metrics[name] { return (metric, false) }
        guard name.hasSuffix("_growth") else { return nil }
        return metrics[String(name.dropLast("_growth".count))].map { ($0, true) }
    }

    /// Whose series it is: a misspelt subject would be one that nobody ever measures.
    private func subject(_ word: String) throws(Failure) -> Subject {
        if let subject = environments.subject(of: word) { return subject }
        throw Failure(problem: "there is no subject of this name\(environments.advice(for: word))")
    }

    private func limit(_ text: Substring, of metric: Metric, isGrowth: Bool) throws(Failure) -> Limit {
        let words = text.split(separator: " ")
        if words.count == 2, let source = Baseline.Source(rawValue: String(words[1])) {
            return try relation(words[0], to: source, of: metric)
        }
        guard isGrowth else { return .absolute(try amount(text, of: metric)) }
        let parts = text.split(separator: "/", maxSplits: 1)
        guard parts.count == 2, let factor = Self.growthSpans[String(parts[1].trimmed)] else {
            throw Failure(problem: "a growth is limited for a time, like 10MB/minute")
        }
        return .absolute(try amount(parts[0].trimmed, of: metric) * factor)
    }

    /// `2x stable`, `+20% stable`, `+0.5pp stable`, `+10ms stable`.
    private func relation(_ word: Substring, to source: Baseline.Source, of metric: Metric) throws(Failure) -> Limit {
        if word.hasSuffix("x"), let factor = Double(decimal: String(word.dropLast())) {
            return .multiple(factor, of: source)
        }
        let sign: Double = word.hasPrefix("-") ? -1 : 1
        guard word.hasPrefix("+") || word.hasPrefix("-") else {
            throw Failure(problem: "expected 2x, +20%, +0.5pp or an amount with its sign before \(source.rawValue)")
        }
        let amount = word.dropFirst()
        if amount.hasSuffix("pp"), let points = Double(decimal: String(amount.dropLast(2))) {
            guard metric.unit?.dimension == .share, let unit = metric.unit else {
                throw Failure(
                    problem: "percentage points need a metric in percent or fraction: write an amount with its unit")
            }
            return .difference(sign * points * 0.01 / unit.factor, of: source)
        }
        if amount.hasSuffix("%"), let share = Double(decimal: String(amount.dropLast())) {
            return .relative(sign * share / 100, of: source)
        }
        return .difference(sign * (try self.amount(amount, of: metric)), of: source)
    }

    /// An amount in the unit of a metric.
    private func amount(_ text: Substring, of metric: Metric) throws(Failure) -> Double {
        guard let quantity = Quantity(text: text) else {
            throw Failure(problem: "expected a number with its unit, like 1%, 500ms or 10MB")
        }
        if quantity.unit == nil, let unit = metric.unit, unit != .fraction, unit.dimension != .count {
            throw Failure(problem: "\(metric.name) is measured in \(unit): write the limit with its unit")
        }
        return try quantity.number(in: metric)
    }

    /// The last time that a word stands between spaces.
    private static func lastWord(_ word: String, in text: Substring) -> Range<Substring.Index>? {
        var end = text.endIndex
        while let space = text[..<end].lastIndex(of: " ") {
            let rest = text[text.index(after: space)..<end]
            if rest == word { return space..<end }
            end = space
        }
        return nil
    }
}

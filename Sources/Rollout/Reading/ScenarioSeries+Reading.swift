import JSONText

extension ScenarioSeries {
    /// What a scenario says of one.
    static let shape = Shape.oneOrMore(.either([.anyNumber, .text(.piece)]))

    /// A series as a scenario writes it: `candidate.error_rate: 3% of 6000 from 10m to 30m`, or a list of such pieces.
    init(_ node: PolicyNode, name: String, for policy: RolloutPolicy) throws(PolicyError) {
        let known = policy.observedMetrics
        var parts = (Subject.candidate, name)
        if known[name] == nil, let dot = name.firstIndex(of: ".") {
            let word = String(name[..<dot])
            guard let subject = policy.environments.subject(of: word) else {
                throw PolicyError(
                    node.path, isAboutName: true,
                    "there is no subject of this name\(policy.environments.advice(for: word))")
            }
            parts = (subject, String(name[name.index(after: dot)...]))
        }
        (subject, metric) = parts
        guard let metric = known[metric] else {
            throw PolicyError(
                node.path, isAboutName: true,
                "the policy has no metric of this name\(Suggestion.text(for: parts.1, amongKnown: known.keys))")
        }
        pieces = []
        for element in try node.oneOrMore() { pieces.append(try Piece(element, of: metric)) }
    }
}

extension ScenarioSeries.Piece {
    /// `VALUE [of SAMPLES] [from TIME] [to TIME]`, `VALUE at TIME`, or a number alone; `none` is no data.
    fileprivate init(_ node: PolicyNode, of metric: Metric) throws(PolicyError) {
        self.init(value: node.value.number?.double)
        // Enough, where nobody says how many.
        samples = metric.minSamples > 0 ? metric.minSamples : nil
        guard value == nil else { return }
        var words: [String: [Substring]] = [:]
        var keyword = ""
        for word in try node.text().split(separator: " ") {
            guard ["of", "from", "to", "at"].contains(word) else {
                words[keyword, default: []].append(word)
                continue
            }
            keyword = String(word)
            guard words.updateValue([], forKey: keyword) == nil else {
                throw node.error("says \(keyword) twice: write it once, and another value as an entry of its own")
            }
        }
        let phrases = words.mapValues { $0.joined(separator: " ") }
        value = try Self.value(phrases[""] ?? "", of: metric, node)
        if let text = phrases["of"] { samples = try Self.samples(text, node) }
        from = try Self.span("from", phrases, node) ?? from
        to = try Self.span("to", phrases, node)
        if let time = try Self.span("at", phrases, node) {
            guard phrases["from"] == nil, phrases["to"] == nil else {
                throw node.error("needs either at, or from and to")
            }
            (from, to) = (time, time)
        }
        if let to, to < from { throw node.error("ends before it begins: let `to` be later than `from`") }
    }

    private static func value(
        _ text: String, of metric: Metric, _ node: PolicyNode
    ) throws(PolicyError) -> Double? {
        guard text != "none" else { return nil }
        guard let quantity = Quantity(text: text) else {
            throw node.error("expected a value and when, like 3% of 6000 from 10m to 30m, or none for no data")
        }
        do throws(SentenceParser.Failure) {
            return try quantity.number(in: metric)
        } catch {
            throw node.error(error.problem)
        }
    }

    private static func samples(_ text: String, _ node: PolicyNode) throws(PolicyError) -> Int {
        let words = text.split(separator: " ")
        guard let count = words.first.flatMap({ Int($0) }), (0..<Int(UInt32.max)).contains(count),
            words.count == 1 || words.count == 2 && words[1] == "samples"
        else { throw node.error("\"of\" needs a number of samples, like of 6000") }
        return count
    }

    /// `0` needs no unit.
    private static func span(
        _ keyword: String, _ phrases: [String: String], _ node: PolicyNode
    ) throws(PolicyError) -> Span? {
        guard let text = phrases[keyword] else { return nil }
        guard let span = text == "0" ? .zero : Span(text: text) else {
            throw node.error("\"\(keyword)\" needs a time from the start, like 10m or 1h30m")
        }
        return span
    }
}

extension RolloutPolicy {
    /// What may be observed: the metrics, and the parts of those that are made of two.
    fileprivate var observedMetrics: [String: Metric] {
        var known = metrics
        for metric in metrics.values {
            guard case .ratio(let numerator, let denominator) = metric.kind else { continue }
            for name in [numerator, denominator] where known[name] == nil {
                known[name] = Metric(
                    name: name, kind: .counter, unit: nil, window: metric.window, minSamples: 0, offset: metric.offset)
            }
        }
        return known
    }
}

import ASCIIText
import JSONText

extension Metric {
    static let keys = ["kind", "numerator", "denominator", "stat", "method", "unit", "window", "minSamples", "offset"]

    /// A metric as a policy declares it.
    init(_ node: PolicyNode, name: String, interval: Span) throws(PolicyError) {
        let members = try node.members(Self.keys)
        self.name = name
        kind = try Self.kind(members, node)
        unit = try members["unit"].map { node throws(PolicyError) in try Self.unit(node) }
        if unit == nil, case .ratio = kind { unit = .fraction }
        window = try members["window"].map { node throws(PolicyError) in try Self.window(node) } ?? .sliding(interval)
        minSamples = try members["minSamples"]?.integer(in: 0...1_000_000_000) ?? 0
        offset = try members["offset"]?.span() ?? .zero
    }

    private static func kind(_ members: PolicyMembers, _ node: PolicyNode) throws(PolicyError) -> Kind {
        enum Word: String, CaseIterable { case ratio, gauge, counter, distribution }
        let word: Word = try members.required("kind").choice()
        for name in ["numerator", "denominator"] where word != .ratio {
            if let extra = members[name] { throw extra.error("belongs to kind: ratio only") }
        }
        for name in ["stat", "method"] where word != .distribution {
            if let extra = members[name] { throw extra.error("belongs to kind: distribution only") }
        }
        switch word {
        case .gauge: return .gauge
        case .counter: return .counter
        case .ratio:
            return .ratio(
                numerator: try members["numerator"]?.name() ?? "errors",
                denominator: try members["denominator"]?.name() ?? "requests")
        case .distribution:
            return .distribution(try statistic(try members.required("stat"), members["method"]))
        }
    }

    private static func statistic(_ node: PolicyNode, _ method: PolicyNode?) throws(PolicyError) -> Statistic {
        let word = try node.text()
        let method: Percentile = try method?.choice() ?? .r7
        switch word {
        case "mean": return .mean
        case "max": return .max
        default:
            guard word.hasPrefix("p"), let share = Double(decimal: String(word.dropFirst())), share > 0, share < 100
            else {
                throw node.error("must be mean, max, or a percentile like p50, p95, p99 or p99.9")
            }
            return .percentile(share: Decimal.rounded(share / 100), method)
        }
    }

    private static func unit(_ node: PolicyNode) throws(PolicyError) -> MeasurementUnit {
        let name = try node.text()
        guard let unit = MeasurementUnit(named: name) else {
            let names = MeasurementUnit.names
            throw node.error(
                "unknown unit\(Suggestion.text(for: name, among: names)); known: \(names.joined(separator: ", "))")
        }
        return unit
    }

    /// `5m`, `{tumbling: 1h}` or `{samples: 1000}`.
    private static func window(_ node: PolicyNode) throws(PolicyError) -> Window {
        let spans = Span(milliseconds: 1)...Span.longest
        guard node.value.object != nil else { return .sliding(try node.span(in: spans)) }
        let members = try node.members(["tumbling", "samples"])
        switch (members["tumbling"], members["samples"]) {
        case (let span?, nil): return .tumbling(try span.span(in: spans))
        case (nil, let samples?): return .samples(try samples.integer(in: 1...1_000_000))
        default: throw node.error("needs either tumbling or samples")
        }
    }
}

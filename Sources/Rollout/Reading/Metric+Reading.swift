import ASCIIText
import JSONText

extension Metric {
    /// What a policy says of one.
    static let shape = ObjectShape(
        "metric", "A series that sentences may use.",
        [
            .init(
                required: "kind", .choice(Word.self),
                "ratio: one counter over another. gauge: a level, the newest counts. counter: events, added up. "
                    + "distribution: a statistic of many values."),
            .init("numerator", .name, "The counter above, of a ratio. Default: errors."),
            .init("denominator", .name, "The counter below, of a ratio. Default: requests."),
            .init("stat", .text(.statistic), "The statistic of a distribution: mean, max, or a percentile like p99.9."),
            .init("method", .choice(Percentile.self), "How a percentile is read off. Default: r7, as spreadsheets do."),
            .init(
                "unit", .words(MeasurementUnit.names),
                "What it is measured in; fraction: 0.01 is 1 %. Default: fraction for a ratio, else none."),
            .init(
                "window", .either([.someTime, .object(windows)]),
                "How much of the past one look covers. Default: one interval."),
            .init("minSamples", .integer(0...1_000_000_000), "Below it a look is missing data. Default: 0."),
            .init("offset", .span, "A look is so far behind the clock, for data that come late. Default: 0s."),
        ],
        rules: [
            .belongs("numerator", to: "kind", being: Word.ratio.rawValue),
            .belongs("denominator", to: "kind", being: Word.ratio.rawValue),
            .belongs("stat", to: "kind", being: Word.distribution.rawValue),
            .belongs("method", to: "kind", being: Word.distribution.rawValue),
            .required("stat", where: "kind", is: Word.distribution.rawValue),
        ])

    private static let windows = ObjectShape(
        "metricWindow", "A window that does not slide.",
        [
            .init("tumbling", .someTime, "Since the last multiple of this time, like the last full hour (UTC)."),
            .init("samples", .integer(1...1_000_000), "The newest so many, whatever their age."),
        ], rules: [.oneOf(["tumbling", "samples"])])

    private enum Word: String, CaseIterable { case ratio, gauge, counter, distribution }

    /// A metric as a policy declares it.
    init(_ node: PolicyNode, name: String, interval: Span) throws(PolicyError) {
        let members = try node.members()
        self.name = name
        kind = try Self.kind(members)
        unit = try members["unit"].map { node throws(PolicyError) in try Self.unit(node) }
        if unit == nil, case .ratio = kind { unit = .fraction }
        window = try members["window"].map { node throws(PolicyError) in try Self.window(node) } ?? .sliding(interval)
        minSamples = try members["minSamples"]?.integer() ?? 0
        offset = try members["offset"]?.span() ?? .zero
    }

    private static func kind(_ members: PolicyMembers) throws(PolicyError) -> Kind {
        let word: Word = try members.required("kind").choice()
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
        guard node.value.object != nil else { return .sliding(try node.span()) }
        let members = try node.members()
        if let span = members["tumbling"] { return .tumbling(try span.span()) }
        return .samples(try members.required("samples").integer())
    }
}

/// Regular expressions of the parts of texts.
enum Expression {
    /// A number without sign.
    static let number = #"[0-9]+(\.[0-9]+)?"#

    /// A length of time that has begun.
    static let duration = "(\(number) *(\(anyCase(of: Span.units.keys.sorted()))) *)+"

    /// A number with its unit, or without one.
    static let quantity = #"-?\#(number)[ \t]*(\#(oneOf(MeasurementUnit.names)))?"#

    /// A fact, a gate or a component in a sentence.
    static let call = #"(not +fact|fact|unhealthy|component) *\([ \t]*[!-')-~]+[ \t]*\)"#

    /// What a series is compared with.
    static let limit: String = {
        let baselines = oneOf([Baseline.Source.stable, .previous, .snapshot].map(\.rawValue))
        let relation = #"(\#(number)x|[+-]-?\#(number)(pp|\#(oneOf(MeasurementUnit.names)))?) +(\#(baselines))"#
        let growth = #"\#(quantity)([ \t]*/[ \t]*(\#(oneOf(SentenceParser.growthSpans.keys.sorted()))))?"#
        return "(\(relation)|\(growth))"
    }()

    /// One of some words.
    static func oneOf(_ words: some Sequence<String>) -> String {
        words.map { $0.split(separator: ".", omittingEmptySubsequences: false).joined(separator: #"\."#) }
            .joined(separator: "|")
    }

    /// One of some words, in small letters or large ones.
    static func anyCase(of words: some Sequence<String>) -> String {
        words.map { word in word.map { "[\($0.lowercased())\($0.uppercased())]" }.joined() }.joined(separator: "|")
    }
}

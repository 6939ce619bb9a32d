/// A form of texts, as far as a regular expression can tell it (ECMA-262, the dialect of JSON Schema). Whoever reads
/// such a text looks closer.
struct TextForm: Sendable {
    /// What such a text is called.
    let name: String
    /// What it looks like, for people.
    let summary: String
    /// The expression.
    let pattern: String
    /// The most characters; nil for any number.
    let longest: Int?

    private init(_ name: String, _ summary: String, longest: Int? = nil, _ pattern: String) {
        self.name = name
        self.summary = summary
        self.pattern = "^\(pattern)$"
        self.longest = longest
    }
}

extension TextForm {
    /// Any text, even an empty one.
    static let any = TextForm("anyText", "A text.", #"[\s\S]*"#)

    /// A name.
    static let name = TextForm("name", "A name: \(Name.grammar)", Name.pattern)

    /// A length of time.
    static let duration = TextForm(
        "duration", "A duration like 30s, 5m, 1h30m, 2d or 5 minutes; a bare number names no unit.",
        " *\(Expression.duration)")

    /// A time from the start, before or after it.
    static let offset = TextForm(
        "offset", "A duration from the start, like 24h or -30m.", "[+-]? *\(Expression.duration)")

    /// A share in percent.
    static let percentage = TextForm(
        "percentage", "A share from 0% to 100%, like 25%.", #"[ \t]*0*(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?)[ \t]*%"#)

    /// A statistic of a distribution.
    static let statistic = TextForm(
        "statistic", "mean, max, or a percentile like p50, p95, p99 or p99.9.",
        #"(mean|max|p(?!0*(\.0*)?$)0*[0-9]{1,2}(\.[0-9]+)?)"#)

    /// A path of a health endpoint.
    static let path = TextForm("path", "A path that begins with /.", longest: 1_024, "/.*")

    /// Days of the week.
    static let days: TextForm = {
        let day = "(\(Expression.anyCase(of: CalendarWindow.Hours.names)))[^-]*"
        let words = Expression.anyCase(of: ["weekdays", "weekday", "weekend", "any"])
        return TextForm(
            "days", "Days like mon, tue-fri, weekdays, weekend or any.", "(\(words)|-*\(day)(-+\(day))?-*)")
    }()

    /// Minutes of the calendar.
    static let cron = TextForm(
        "cron", "A cron expression of five fields like 30 2 * * mon-fri.", longest: 256,
        #"[ \t]*[0-9*,/-]+([ \t]+[0-9*,/-]+){2}([ \t]+[0-9A-Za-z*,/-]+){2}[ \t]*"#)

    /// A number that is not negative, with its unit.
    static let amount = TextForm(
        "amount", "A number with its unit, like 20ms or 0.1%.", #"[ \t]*\#(Expression.quantity)[ \t]*"#)

    /// Minutes after midnight.
    static let timeOfDay = TextForm(
        "timeOfDay", "A time of day like 02:00, in quotes; the day ends at 24:00.",
        "(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)")

    /// A point of time.
    static let date = TextForm(
        "date", "A date like 2026-01-01T00:00:00Z.",
        "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)"
            + #"(\.[0-9]{1,9})?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"#)

    /// A sentence of the language.
    static let sentence = TextForm(
        "sentence",
        "A sentence like error_rate > 1% for 5 minutes, p99 > 2x stable, memory_growth > 10MB/minute for 10 minutes, "
            + "fact(NAME), not fact(NAME), unhealthy(GATE) or component(NAME).", longest: 256,
        #"[ \t]*(\#(Expression.call)|[^<>]+[<>]=?[ \t]*\#(Expression.limit))"#
            + #"([ \t]* for +\#(Expression.duration))?[ \t]*"#
    )

    /// An objective.
    static let objective = TextForm(
        "objective", "A sentence like rollout.duration < 8h or history.success_rate > 95%.",
        #"[ \t]*(\#(Expression.oneOf(Objective.measures)))[ \t]*[<>]=?"#
            + #" *(\#(Expression.duration)|[ \t]*-?\#(Expression.number)[ \t]*(%|percent)?[ \t]*)"#)

    /// A value of a series, for a time.
    static let piece = TextForm(
        "piece", "A value and when, like 3% of 6000 from 10m to 30m, 1 at 20m, or none from 2h for no data.",
        " *(none|\(Expression.quantity))( +(of +[0-9]+( +samples)?|(from|to|at) +(0|\(Expression.duration))))* *")
}

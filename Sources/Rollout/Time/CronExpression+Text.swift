import ASCIIText

extension CronExpression {
    /// Why a text is no expression.
    struct Failure: Error {
        let problem: String
    }

    /// Five fields as in a crontab: `0 2 * * MON-FRI`, `*/30 8-16 1,15 JAN-JUN *`.
    init(text: String) throws(Failure) {
        let fields = text.prefix(Self.longest).split { $0 == " " || $0 == "\t" }
        guard fields.count == 5, text.utf8.count <= Self.longest else {
            throw Failure(
                problem: "needs five fields: minute, hour, day of the month, month and day of the week, "
                    + "like 0 2 * * MON-FRI")
        }
        description = fields.joined(separator: " ")
        minutes = try CronField.minute.numbers(fields[0])
        hours = try CronField.hour.numbers(fields[1])
        daysOfMonth = try CronField.dayOfMonth.numbers(fields[2])
        months = try CronField.month.numbers(fields[3])
        let days = try CronField.dayOfWeek.numbers(fields[4])
        // 7 is Sunday, too.
        daysOfWeek = days | days >> 7 & 1
        isEitherDay = !fields[2].hasPrefix("*") && !fields[4].hasPrefix("*")
        guard isEitherDay || hasDate else {
            throw Failure(problem: "no month that it names has such a day: correct the day of the month, or the month")
        }
    }

    /// Whether a month that is named has a day that is named; one February in four is enough.
    private var hasDate: Bool {
        (1...12).filter(months.holds).contains { month in
            (1...Moment.days(in: month, of: 2_000)).contains(where: daysOfMonth.holds)
        }
    }

    /// So many bytes are enough for any.
    private static let longest = 256
}

/// One of the five fields.
private struct CronField {
    let what: String
    let range: ClosedRange<Int>
    /// The names of the first numbers.
    var names: [String] = []

    static let minute = CronField(what: "minute", range: 0...59)
    static let hour = CronField(what: "hour", range: 0...23)
    static let dayOfMonth = CronField(what: "day of the month", range: 1...31)
    static let month = CronField(
        what: "month", range: 1...12,
        names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
    static let dayOfWeek = CronField(
        what: "day of the week", range: 0...7, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"])

    /// The numbers that a text names, as bits.
    func numbers(_ text: Substring) throws(CronExpression.Failure) -> UInt64 {
        var bits: UInt64 = 0
        for element in text.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = element.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            let span = try span(parts[0])
            var step = 1
            if parts.count == 2 {
                guard let number = Int(digits: Array(parts[1].utf8)), (1...range.count).contains(number),
                    parts[0] == "*" || parts[0].contains("-")
                else { throw failure(element) }
                step = number
            }
            for number in stride(from: span.lowerBound, through: span.upperBound, by: step) { bits |= 1 << number }
        }
        return bits
    }

    /// `*`, a number, or two with what lies between.
    private func span(_ text: Substring) throws(CronExpression.Failure) -> ClosedRange<Int> {
        guard text != "*" else { return range }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(number)
        guard ends.count <= 2, let first = ends[0], var last = ends[ends.count - 1] else { throw failure(text) }
        // A week ends with Sunday, too.
        if what == Self.dayOfWeek.what, last == 0, first > 0 { last = 7 }
        guard first <= last else { throw failure(text) }
        return first...last
    }

    private func number(_ text: Substring) -> Int? {
        if let index = names.firstIndex(of: text.lowercased()) { return index + range.lowerBound }
        return Int(digits: Array(text.utf8)).flatMap { range.contains($0) ? $0 : nil }
    }

    private func failure(_ text: Substring) -> CronExpression.Failure {
        let examples = names.isEmpty ? "" : ", or a name like \(names[1].uppercased())"
        return CronExpression.Failure(
            problem:
                "\(text) is no \(what): write *, a number from \(range.lowerBound) to \(range.upperBound)\(examples), "
                + "a range, a list of them, or a step like */2")
    }
}

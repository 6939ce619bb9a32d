import Rollout

/// How often a drafted policy is evaluated.
///
/// A wait ends at an evaluation. The interval therefore divides all of them, where one does that is long enough.
struct Pace {
    /// What somebody waits for, and the field that says how long.
    private struct Wait {
        let span: Span
        let node: PolicyNode
        let place: String
    }

    /// What an interval is where nothing asks for less.
    private static let usual = Span.minutes(1)
    /// A host asks for every series at each evaluation: a policy is not to do that more often, unless a wait is
    /// shorter.
    private static let least = Span.seconds(5)

    /// The interval that the file itself names.
    var written: Span?
    private var longest = Self.usual
    private var waits: [Wait] = []
    private var starts: [(node: PolicyNode, place: String)] = []

    /// Has it evaluated at least so often.
    mutating func look(each span: Span) { longest = min(longest, max(.seconds(1), span)) }

    /// Has it evaluated when a wait is over.
    ///
    /// - Parameters:
    ///   - span: How long the wait is.
    ///   - node: The field that says so.
    ///   - place: Where the wait is in the policy.
    mutating func wait(_ span: Span, _ node: PolicyNode, _ place: String) {
        waits.append(Wait(span: span, node: node, place: place))
    }

    /// Remembers what begins one evaluation after it could.
    mutating func begin(_ node: PolicyNode, _ place: String) { starts.append((node, place)) }

    /// The interval of the policy.
    var interval: Span { written ?? common ?? min(longest, Self.least) }

    /// Says which waits last longer than they should, and by how much.
    func tell(_ report: inout ImportReport) {
        let interval = interval
        for wait in waits {
            let rest = wait.span.milliseconds % interval.milliseconds
            guard rest > 0 else { continue }
            let late = Span(milliseconds: interval.milliseconds - rest)
            report.approximate(
                wait.node,
                "\(wait.place): \((wait.span + late).shortText), \(late.shortText) longer, since it is evaluated each "
                    + interval.shortText)
        }
        for start in starts {
            report.approximate(
                start.node, "\(start.place): the first measurement is taken \(interval.shortText) after the step begins"
            )
        }
    }

    /// The longest interval that divides all waits; nil where that would be too short.
    private var common: Span? {
        let waits = waits.map(\.span.milliseconds).filter { $0 > 0 }
        guard let shortest = waits.min() else { return longest }
        let divisor = waits.reduce(0, Self.greatestCommonDivisor)
        let least = max(1_000, min(Self.least.milliseconds, shortest))
        var parts = max(1, (divisor + longest.milliseconds - 1) / longest.milliseconds)
        // Whole seconds, as people write them, where the waits are whole seconds.
        let unit: Int64 = divisor % 1_000 == 0 ? 1_000 : 1
        while divisor / parts >= least {
            if divisor % (parts * unit) == 0 { return Span(milliseconds: divisor / parts) }
            parts += 1
        }
        return nil
    }

    /// Euclid's.
    private static func greatestCommonDivisor(_ first: Int64, _ second: Int64) -> Int64 {
        var (larger, smaller) = (first, second)
        while smaller > 0 { (larger, smaller) = (smaller, larger % smaller) }
        return larger
    }
}

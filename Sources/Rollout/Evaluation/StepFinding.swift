/// What a look at the present step finds.
struct StepFinding: Sendable {
    /// An effect that the step wants next.
    struct Wish: Sendable {
        var effect: Effect
        var key: String
    }

    var reasons: ReasonLog
    var wishes: [Wish] = []
    /// Whether everything of the step is done.
    var isDone = false

    init(_ selection: ReasonSelection) {
        reasons = ReasonLog(selection)
    }

    mutating func wait(_ rule: String, _ words: Explanation, since: Moment? = nil, until: Moment? = nil) {
        var reason = Reason(rule, .pending, outcome: .hold, words)
        reason.since = since
        reason.until = until
        reasons.append(reason)
    }
}

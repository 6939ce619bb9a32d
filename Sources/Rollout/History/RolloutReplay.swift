/// A policy that is run over a history line by line, so that the history need not fit into memory.
///
/// It is evaluated at each time that the history names and at each multiple of the interval. Effects are acknowledged
/// as done at once, unless the history says what became of them.
///
/// Of a silence it makes ``mostSilentEvaluations`` at most: a line that comes later ends it, since its time is most
/// likely a mistake. ``RecordedHistory/check(evaluatedEvery:)`` says beforehand which line that is.
public struct RolloutReplay {
    /// Where the rollout stands.
    public private(set) var state: RolloutState

    /// How many evaluations it makes at most from one line to the next.
    public static let mostSilentEvaluations = 1_000_000

    private let policy: RolloutPolicy
    private let interval: Span
    private let reported: Set<String>
    private let reasons: ReasonSelection
    /// What the next evaluation is told, and when it is.
    private var input = RolloutInput(now: .distantPast)
    /// When to evaluate at the latest; nil before the first line.
    private var due: Moment?
    /// Whether a line came too late.
    private var hasEnded = false

    /// A replay before its first line.
    ///
    /// - Parameters:
    ///   - policy: What is run.
    ///   - interval: How often it is evaluated; the policy's own interval when nil.
    ///   - reported: The ids of the effects of which the history says what became of them.
    ///   - reasons: Which reasons decisions list.
    public init(
        _ policy: RolloutPolicy, interval: Span? = nil, reported: Set<String> = [], reasons: ReasonSelection = .all
    ) {
        self.policy = policy
        self.interval = max(interval ?? policy.interval, Span(milliseconds: 1))
        self.reported = reported
        self.reasons = reasons
        state = RolloutState(policy)
    }

    /// Takes the next line, after all evaluations that come before it.
    ///
    /// - Parameters:
    ///   - line: What came in, not earlier than the line before.
    ///   - decide: Is called with each decision; false ends the replay.
    /// - Returns: Whether it goes on: not when `decide` said no, nor when the line comes too late.
    public mutating func take(_ line: HistoryLine, each decide: (RolloutDecision) -> Bool) -> Bool {
        guard advance(to: line.at, each: decide) else { return false }
        add(line)
        return true
    }

    /// Takes the next line, when all evaluations before it have been made.
    mutating func add(_ line: HistoryLine) { input.add(line) }

    /// Makes all evaluations that come before a moment.
    mutating func advance(to moment: Moment, each decide: (RolloutDecision) -> Bool) -> Bool {
        while due(before: moment) != nil {
            guard decide(evaluate(before: moment)) else { return false }
        }
        return !hasEnded
    }

    /// When the next of the evaluations is that come before a moment; nil when all have been made.
    mutating func due(before moment: Moment) -> Moment? {
        if due == nil { (input.now, due) = (moment, moment) }
        hasEnded = hasEnded || Self.isTooLong(from: input.now, to: moment, every: interval)
        return !hasEnded && input.now < moment ? input.now : nil
    }

    /// Makes the next of the evaluations that come before a moment.
    mutating func evaluate(before moment: Moment) -> RolloutDecision {
        let decision = evaluate()
        let due = due ?? input.now
        let next = input.now >= due ? due + interval : due
        (input.now, self.due) = (min(next, moment), next)
        return decision
    }

    /// Evaluates at the time of the last line, unless one came too late.
    public mutating func finish(each decide: (RolloutDecision) -> Bool) {
        if due != nil, !hasEnded { _ = decide(evaluate()) }
    }

    /// Whether more evaluations than are made lie between two moments.
    static func isTooLong(from first: Moment, to second: Moment, every interval: Span) -> Bool {
        (second - first).milliseconds / max(1, interval.milliseconds) > Int64(mostSilentEvaluations)
    }

    private mutating func evaluate() -> RolloutDecision {
        let decision = policy.evaluate(&state, input, reasons: reasons)
        input.clear()
        for effect in decision.effects where !reported.contains(effect.id) {
            input.acknowledgements.append(Acknowledgement(effect: effect.id, at: input.now))
        }
        return decision
    }
}

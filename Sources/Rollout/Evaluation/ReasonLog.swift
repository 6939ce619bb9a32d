/// What rules have said so far in an evaluation. It always knows the decisive reason; the others it keeps if they are
/// wanted.
struct ReasonLog: Sendable {
    let selection: ReasonSelection
    private var all: [Reason] = []
    /// The first of those that demand the strongest; a list of one, since a list is small to hand on.
    private var strongest: [Reason] = []
    /// How strong that is; below every demand where there is none.
    private(set) var strength = -1
    /// What a person is asked, each once.
    private(set) var questions: [Question] = []

    init(_ selection: ReasonSelection, capacity: Int = 0) {
        self.selection = selection
        if selection == .all { all.reserveCapacity(capacity) }
    }

    /// The reason that decides; nil where nothing is demanded.
    var decisive: Reason? { strongest.first }

    /// The reasons as a decision lists them.
    var listed: [Reason] { selection == .all ? all : strongest }

    /// What all of them come to.
    var verdict: RolloutVerdict { strongest.first?.outcome ?? .hold }

    /// - Parameter incident: The id of the incident that it is about, if it is about one.
    mutating func append(_ reason: Reason, about incident: String? = nil) {
        if selection == .all { all.append(reason) }
        if reason.asksPerson { ask(Question(kind: reason.kind, rule: reason.rule, incident: incident)) }
        guard let outcome = reason.outcome, outcome.strength > strength else { return }
        (strongest, strength) = ([reason], outcome.strength)
    }

    mutating func append(_ log: ReasonLog) {
        all += log.all
        for question in log.questions { ask(question) }
        if log.strength > strength { (strongest, strength) = (log.strongest, log.strength) }
    }

    private mutating func ask(_ question: Question) {
        if !questions.contains(question) { questions.append(question) }
    }
}

extension Reason {
    /// Whether a person is to say yes; of a step that has to be approved also when its deadline has passed.
    fileprivate var asksPerson: Bool { outcome == .pauseForApproval || kind == .approval }
}

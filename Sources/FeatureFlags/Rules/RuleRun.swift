/// What one evaluation changes as it goes: the steps that it may still take, and the data of `map` and its like.
struct RuleRun {
    /// What else can happen in a rule that compiled.
    enum Failure: Error {
        /// It would take too long, or too much memory, or values stand in one another too deeply.
        case tooManySteps
    }

    /// How many more steps it may take. A step is a node, an element, or 16 bytes of text.
    private(set) var steps: Int
    /// Seconds since 1970.
    let time: Int
    /// The current element.
    var element = FlagValue.null
    /// What `reduce` has so far.
    var accumulator = FlagValue.null

    /// The steps of a rule, beside one for each of its nodes: some milliseconds.
    static let usualSteps = 100_000

    init(steps: Int = usualSteps, time: Int = 0) {
        self.steps = steps
        self.time = time
    }

    /// Takes steps.
    @inline(__always)
    mutating func take(_ count: Int = 1) throws(Failure) {
        steps &-= count
        if steps < 0 { throw .tooManySteps }
    }

    /// Takes the steps of a text.
    mutating func take(_ text: String) throws(Failure) {
        try take(1 + text.utf8.count / 16)
    }
}

import FeatureFlags
import TestServers

@testable import FeatureFlagsRedis

/// A state, its time, and a server that answers everything at once.
struct RefillBench {
    var state: RefillState
    var now = ContinuousClock.now
    var random = SeededGenerator(seed: 1)
    var server = ModelServer()
    var fetches: [Int] = []
    var scans = 0
    var events: [FlagStoreEvent] = []
    var seen: [Bool] = []
    var abandoned: StoreFailure?
    /// What the server says when it is asked for its role; nil for no answer.
    var role: ServerRole?
    var roleQuestions = 0
    /// How many steps a walk through all keys takes.
    var walkSteps = 1

    init(settings: RefillSettings = RefillSettings(), snapshot: Snapshot = Snapshot()) {
        state = RefillState(settings: settings, snapshot: snapshot)
    }

    mutating func connect(isTracking: Bool = true, role: ServerRole? = .master) {
        take(.connected(isTracking: isTracking, role: role, since: now))
    }

    /// Takes an event and all that follows from it.
    mutating func take(_ event: RefillEvent) {
        var events = [event][...]
        while let event = events.popFirst() { events += answers(to: event) }
    }

    /// Takes an event alone; what the server answers to that.
    mutating func begin(_ event: RefillEvent) -> [RefillEvent] {
        answers(to: event)
    }

    private mutating func answers(to event: RefillEvent) -> [RefillEvent] {
        var replies: [RefillEvent] = []
        for action in state.handle(event, at: now, using: &random) {
            switch action {
            case .scan:
                scans += 1
                replies.append(.scanned(Set(server.values.keys), hasSentinel: server.hasSentinel, steps: walkSteps))
            case .fetch(let lists):
                fetches.append(lists.count)
                var answers: [FlagKey: KeyAnswer] = [:]
                for key in lists.joined() {
                    answers[key] = server.values[key].map { .content(.bytes(Array("\($0)".utf8))) } ?? .missing
                }
                replies.append(.answered(answers))
            case .ping(let id): replies.append(.pong(id))
            case .feed(let event): events.append(event)
            case .seen(let tokens, let isVisible): seen += tokens.map { _ in isVisible }
            case .abandon(let failure): abandoned = failure
            case .askRole:
                roleQuestions += 1
                if let role { replies.append(.role(role)) }
            case .overwritten: break
            }
        }
        return replies
    }

    var until: ContinuousClock.Instant? {
        for case .confirmed(let until) in events.reversed() { return until }
        return nil
    }
}

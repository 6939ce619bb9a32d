import NIOCore

/// What a connection waits for, and until when.
///
/// A pure value. The owner keeps one timer that may fire too early, since most events only move the deadline on; it
/// asks ``expired(at:due:)`` what to do then.
struct ConnectionDeadlines: Sendable, Hashable {
    /// What to do when the timer has fired.
    enum Action: Sendable, Hashable {
        /// Nothing is waited for.
        case sleep
        /// Set the timer again.
        case wait(until: NIODeadline)
        /// Say 408, then close.
        case refuse
        /// Close.
        case close
        /// Close with a reset, because the peer does not take what it is sent.
        case reset
    }

    private enum State: Hashable {
        case nothing
        case head(hasBytes: Bool)
        case body
        case idle
        case writing
        case lingering
    }

    /// A timer that fires later than this was held up, with everything else: by a stopped process or a busy machine.
    static let stall = TimeAmount.milliseconds(100)
    /// What the bytes that came during a stall get to be read.
    static let grace = TimeAmount.milliseconds(100)
    /// How long a half-closed connection is read from, so that the answer is not lost in a reset.
    static let linger = TimeAmount.seconds(1)

    private let limits: Timeouts
    private var state = State.nothing
    private var hadGrace = false

    /// The moment at which patience ends; nil while the server itself is what is waited for.
    private(set) var deadline: NIODeadline?

    /// Whether everything is sent and the sending side closed.
    var isLingering: Bool { state == .lingering }

    /// The deadlines of a connection that was accepted at a moment.
    init(limits: Timeouts, acceptedAt now: NIODeadline) {
        self.limits = limits
        set(.head(hasBytes: false), until: now + TimeAmount(limits.head))
    }

    /// The first byte of a request has come; only the first request's time runs from the accept.
    mutating func beganHead(at now: NIODeadline) {
        switch state {
        case .head: state = .head(hasBytes: true)
        default: set(.head(hasBytes: true), until: now + TimeAmount(limits.head))
        }
    }

    /// A head was taken and its body is awaited, within the time of the head.
    mutating func beganBody() {
        state = .body
    }

    /// The server works on the answer.
    mutating func beganWork() {
        set(.nothing, until: nil)
    }

    /// The connection waits for its next request.
    mutating func becameIdle(at now: NIODeadline) {
        set(.idle, until: now + TimeAmount(limits.idle))
    }

    /// The peer does not take what it is sent.
    mutating func beganWriting(at now: NIODeadline) {
        guard state != .writing else { return }
        set(.writing, until: now + TimeAmount(limits.write))
    }

    /// Everything is sent and the sending side closed.
    mutating func beganLingering(at now: NIODeadline) {
        set(.lingering, until: now + Self.linger)
    }

    /// The server stops: no connection waits longer than this for a request.
    mutating func shorten(to latest: NIODeadline) {
        switch state {
        case .head, .body, .idle: deadline = min(deadline ?? latest, latest)
        case .nothing, .writing, .lingering: break
        }
    }

    /// The timer that was set for `due` has fired.
    mutating func expired(at now: NIODeadline, due: NIODeadline) -> Action {
        guard let deadline else { return .sleep }
        guard now >= deadline else { return .wait(until: deadline) }
        // The peer's bytes may be there already and only not be read yet: judge after one more turn.
        if now - due > Self.stall, !hadGrace {
            hadGrace = true
            self.deadline = now + Self.grace
            return .wait(until: now + Self.grace)
        }
        switch state {
        case .nothing: return .sleep
        case .head(let hasBytes): return hasBytes ? .refuse : .close
        case .body: return .refuse
        case .idle, .lingering: return .close
        case .writing: return .reset
        }
    }

    private mutating func set(_ state: State, until deadline: NIODeadline?) {
        self.state = state
        self.deadline = deadline
        hadGrace = false
    }
}

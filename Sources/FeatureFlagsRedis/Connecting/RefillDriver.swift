import Deadlines
import FeatureFlags
import NIOCore
import RedisClient
import Transport

/// The shell of ``RefillState``: takes what comes over the connections, does what the state wants.
///
/// Everything in it happens on one event loop, where the connections live too: from an announcement to the reads of the
/// client no task has to get a turn.
final class RefillDriver {
    /// Who is told beside the client.
    struct Listeners: Sendable {
        /// What a next process should start from, after each change; and whether this process alone has made that one.
        var onChange: @Sendable ([FlagKey: KeyContent], _ isOwn: Bool) -> Void = { _, _ in }
        /// What is known was current at this moment.
        var onProof: @Sendable (ContinuousClock.Instant) -> Void = { _ in }
        /// Somebody has destroyed rules.
        var onOverwrite: @Sendable (Overwrite) -> Void = { _ in }
    }

    /// How a link ended.
    struct End: Sendable {
        let failure: StoreFailure
        /// Whether everything was loaded on it.
        let wasLoaded: Bool
    }

    struct Connected {
        let number: Int
        let link: StoreLink
        let ended: Promise<End>
    }

    private let loop: any EventLoop
    private let feed: FlagFeed
    private let listeners: Listeners
    let patience: Duration
    var state: RefillState
    private var random = SystemRandomNumberGenerator()
    var connected: Connected?
    private var timer: Scheduled<Void>?
    /// When the timer is due.
    private var alarm: ContinuousClock.Instant?
    private var waiting: [RefillState.Token: @Sendable (Bool) -> Void] = [:]
    private var lastToken: RefillState.Token = 0
    /// Those of the notes that are the link's, and end with it.
    private var linkNotes: [String] = []
    /// Whether it has let go of its link for good: whoever still knows it sets nothing going any more.
    private var isDetached = false

    /// A driver.
    ///
    /// - Parameter patience: How long a reply may take.
    init(on loop: any EventLoop, state: RefillState, patience: Duration, feed: FlagFeed, listeners: Listeners) {
        (self.loop, self.state, self.patience, self.feed, self.listeners) = (loop, state, patience, feed, listeners)
    }

    /// Tells what is known before there is a connection.
    func start() {
        // Not kept in a snapshot: it comes from one, or from the code.
        for case .feed(let event) in state.start() { feed(event) }
    }

    /// Works with a link until that ends.
    func attach(_ link: StoreLink, number: Int, ended: Promise<End>) {
        connected = Connected(number: number, link: link, ended: ended)
        state.notes = link.notes + state.notes.filter { !linkNotes.contains($0) }
        linkNotes = link.notes
        take(.connected(isTracking: link.announcements != nil, role: link.role, since: link.since))
        for connection in [link.data, link.announcements].compactMap(\.self) {
            connection.onFailure { [bound = bound] error in bound.value.lose(StoreFailure(error), number: number) }
        }
    }

    /// Lets go of the link; nobody is told anything any more.
    func detach() {
        connected = nil
        isDetached = true
        disarm()
        for settle in waiting.values { settle(false) }
        waiting = [:]
    }

    /// There was no connection, or there is none any more.
    func lose(_ failure: StoreFailure, number: Int? = nil) {
        guard number == nil || number == connected?.number else { return }
        let ended = connected
        connected = nil
        disarm()
        let wasLoaded = state.session?.isLoaded == true
        take(.lost(failure))
        ended?.link.drop()
        ended?.ended.fulfill(End(failure: failure, wasLoaded: wasLoaded))
    }

    /// The server has said something unasked.
    func receive(_ message: RedisMessage, number: Int) {
        guard number == connected?.number, message.channel.elementsEqual(StoreConnector.channel.utf8) else { return }
        if let event = RefillEvent(announcement: message.payload) { take(event) }
    }

    /// Calls `then` when all that the server holds now can be seen; with false when it cannot be asked.
    func whenSeen(_ then: @escaping @Sendable (Bool) -> Void) {
        guard !isDetached else { return then(false) }
        lastToken += 1
        waiting[lastToken] = then
        take(.wanted(lastToken))
    }

    /// This process has written these keys.
    func wrote(_ contents: [FlagKey: KeyContent?]) {
        take(.wrote(contents))
    }

    /// Adds a note to the status, once, or takes it away when what it says is over.
    func note(_ text: String, holds: Bool = true) {
        guard state.notes.contains(text) != holds else { return }
        if holds { state.notes.append(text) } else { state.notes.removeAll { $0 == text } }
        take(.tick)
    }

    var bound: NIOLoopBound<RefillDriver> { NIOLoopBound(self, eventLoop: loop) }

    func take(_ event: RefillEvent) {
        guard !isDetached else { return }
        perform(state.handle(event, at: .now, using: &random))
        schedule()
    }

    /// A timer that is early costs a look at the state; one for each event would cost more.
    private func schedule() {
        guard let next = state.nextTick, alarm.map({ next < $0 }) ?? true else { return }
        alarm = next
        timer?.cancel()
        timer = loop.scheduleTask(in: Deadline(next).timeAmount) { [bound = bound] in
            bound.value.alarm = nil
            bound.value.take(.tick)
        }
    }

    private func disarm() {
        timer?.cancel()
        (timer, alarm) = (nil, nil)
    }

    private func perform(_ actions: [RefillAction]) {
        // Last, because it leads to actions of its own.
        defer {
            for case .abandon(let failure) in actions { lose(failure) }
        }
        for action in actions {
            switch action {
            case .scan: scan(Scan())
            case .fetch(let lists): fetch(lists)
            case .ping(let id): ping(id)
            case .askRole: askRole()
            case .feed(let event): tell(event)
            case .seen(let tokens, let isVisible):
                for token in tokens { waiting.removeValue(forKey: token)?(isVisible) }
            case .overwritten(let overwrite): listeners.onOverwrite(overwrite)
            case .abandon: break
            }
        }
    }

    private func tell(_ event: FlagStoreEvent) {
        feed(event)
        switch event {
        // Without a connection nobody else is heard.
        case .loaded, .changed: listeners.onChange(state.lasting, state.session == nil)
        case .confirmed: if let moment = state.provenAt { listeners.onProof(moment) }
        case .status: break
        }
    }
}

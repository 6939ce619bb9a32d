import Deadlines
import FeatureFlags
import TestServers

@testable import FeatureFlagsRedis

/// One run of the protocol against the model, in a random order of all that can happen, and what is wrong with it.
struct Interleaving {
    /// Of all prefixes, since each is announced by itself.
    private static let keys: [FlagKey] =
        (0..<4).compactMap { FlagKey(definitionOf: "f\($0)") } + (0..<2).compactMap { FlagKey(killOf: "f\($0)") }
        + [.evaluators]

    private var random: SeededGenerator
    private let isDeleting: Bool
    /// How many of sixteen steps write at this time.
    private var writing = 0
    private var server = ModelServer()
    private var state: RefillState
    private var now = ContinuousClock.now
    private var isConnected = false
    /// What the lists of a fetch have brought so far, and how many are still to come.
    private var gathered: [FlagKey: KeyAnswer] = [:]
    private var outstanding = 0
    /// What the client sees.
    private var view: [FlagKey: Int] = [:]
    /// When each transaction was made.
    private var times: [ContinuousClock.Instant] = []
    /// The latest transaction of each key, by the number of transactions.
    private var complaint: String?
    private let bound: Duration

    /// How often something was published, and confirmed, in all.
    private(set) var publications = 0
    private(set) var confirmations = 0

    /// - Parameter isDeleting: Whether keys are deleted too; whether something is old cannot be told then.
    init(seed: UInt64, isDeleting: Bool) {
        random = SeededGenerator(seed: seed)
        self.isDeleting = isDeleting
        var settings = RefillSettings()
        settings.keysPerCommand = [2, 3, 256].randomElement(using: &random) ?? 256
        settings.heartbeat = .microseconds(Int.random(in: 1_000...5_000, using: &random))
        settings.revalidation = .milliseconds(40)
        settings.pace = .microseconds(10)
        bound = settings.stalenessBound
        state = RefillState(settings: settings)
        for key in Self.keys where Bool.random(using: &random) { server.write([key]) }
        times = Array(repeating: now, count: server.transactions.count)
    }

    /// Runs so many steps and then until nothing happens any more; what was wrong, if anything was.
    mutating func run(steps: Int) -> String? {
        for step in 0..<steps where complaint == nil {
            if step.isMultiple(of: 25) { writing = [0, 0, 1, 3].randomElement(using: &random) ?? 1 }
            self.step()
        }
        settle()
        return complaint
    }

    private mutating func step() {
        now += .microseconds(Int.random(in: 0...300, using: &random))
        switch Int.random(in: 0..<16, using: &random) {
        case 0..<writing: turn(writes: (0..<Int.random(in: 1...2, using: &random)).map { _ in randomWrite() })
        case 0..<6: turn(writes: [])
        case 6..<10: deliverMessage()
        case 10..<14: deliverReply()
        case 14: perform(.tick)
        default: if Int.random(in: 0..<12, using: &random) == 0 { isConnected ? lose() : connect() }
        }
        if !isConnected, Int.random(in: 0..<4, using: &random) == 0 { connect() }
    }

    private mutating func randomWrite() -> (keys: Set<FlagKey>?, deleting: Bool) {
        if isDeleting, Int.random(in: 0..<20, using: &random) == 0 { return (nil, true) }
        let count = [1, 1, 2, 3, 4].randomElement(using: &random) ?? 1
        let deleting = isDeleting && Int.random(in: 0..<4, using: &random) == 0
        return (Set(Self.keys.shuffled(using: &random).prefix(count)), deleting)
    }

    private mutating func turn(writes: [(keys: Set<FlagKey>?, deleting: Bool)]) {
        server.turn(
            commands: Int.random(in: 0...2, using: &random), pings: Int.random(in: 0...2, using: &random),
            writes: writes, using: &random)
        times += Array(repeating: now, count: writes.count)
    }

    private mutating func connect() {
        isConnected = true
        server.isTracked = true
        perform(.connected(isTracking: true, role: .master, since: now))
    }

    private mutating func lose() {
        isConnected = false
        (gathered, outstanding) = ([:], 0)
        server.disconnect()
        perform(.lost(StoreFailure("closed")))
    }

    private mutating func deliverMessage() {
        guard !server.messages.isEmpty else { return }
        switch server.messages.removeFirst() {
        case .pong(let id): perform(.pong(id))
        case .changed(let keys): perform(.invalidated(keys))
        }
    }

    private mutating func deliverReply() {
        guard !server.replies.isEmpty else { return }
        switch server.replies.removeFirst() {
        case .scanned(let keys, let hasSentinel): perform(.scanned(keys, hasSentinel: hasSentinel, steps: 1))
        case .values(let values):
            gathered.merge(values) { $1 }
            outstanding -= 1
            if outstanding == 0 { perform(.answered(gathered)) }
        }
    }

    /// Lets everything come to its end, and compares what the client sees with what the server holds.
    private mutating func settle() {
        if !isConnected { connect() }
        for round in 0..<400 where complaint == nil {
            if round > 3, server.isQuiet, state.session?.batch == nil, state.session?.dirt.isEmpty == true { break }
            now += .milliseconds(1)
            server.turn(commands: 9, pings: 9, writes: [], using: &random)
            while !server.messages.isEmpty { deliverMessage() }
            while !server.replies.isEmpty { deliverReply() }
            perform(.tick)
        }
        let isKept = state.status.code == "emptied"
        if complaint == nil, view != server.values, !isKept { complaint = "ends with \(view), not \(server.values)" }
        if complaint == nil, state.status.health != .current, !isKept { complaint = "ends as \(state.status)" }
    }

    private mutating func perform(_ event: RefillEvent) {
        for action in state.handle(event, at: now, using: &random) {
            switch action {
            case .scan: server.commands.append(.scan)
            case .fetch(let lists):
                (gathered, outstanding) = ([:], lists.count)
                server.commands += lists.map { .get($0) }
            case .ping(let id): server.pings.append(id)
            case .feed(let event): see(event)
            case .askRole, .seen, .overwritten: break
            case .abandon(let failure): complaint = "abandons: \(failure.code)"
            }
        }
    }

    private mutating func see(_ event: FlagStoreEvent) {
        let before = view
        switch event {
        case .loaded(let contents):
            view = [:]
            for (flag, record) in contents.flags { take(record, for: flag) }
            take(.evaluators, isThere: contents.evaluators != nil)
        case .changed(let changes):
            for (flag, record) in changes.flags { take(record, for: flag) }
            switch changes.evaluators {
            case .replaced: take(.evaluators, isThere: true)
            case .removed: take(.evaluators, isThere: false)
            case nil: break
            }
        case .confirmed(let until):
            confirmations += 1
            if let until { checkAge(until - bound) }
            return
        case .status: return
        }
        publications += 1
        isDeleting ? checkTogether() : checkOrder(since: before)
    }

    private mutating func take(_ record: FlagRecord, for flag: String) {
        take(FlagKey(definitionOf: flag), isThere: record.definition != nil)
        take(FlagKey(killOf: flag), isThere: record.kill != nil)
    }

    private mutating func take(_ key: FlagKey?, isThere: Bool) {
        guard let key else { return }
        view[key] = state.known[key]?.bytes.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
        if (view[key] == nil) == isThere { complaint = "tells \(key) otherwise than it knows it" }
    }

    /// Nothing older than before, and of each transaction all or nothing.
    private mutating func checkOrder(since before: [FlagKey: Int]) {
        for (key, number) in before where (view[key] ?? 0) < number {
            complaint = "\(key) goes back from \(number) to \(view[key] ?? 0)"
        }
        for (place, keys) in server.transactions.enumerated() {
            let isThere = keys.map { (view[$0] ?? 0) >= place + 1 }
            if isThere.contains(true), isThere.contains(false) { complaint = "transaction \(place + 1) is half done" }
        }
    }

    /// The same where keys are deleted: no key of a transaction that wrote them shows an older value beside a key that
    /// shows this one.
    private mutating func checkTogether() {
        // What an emptied server had lost stays beside what it has now.
        guard !state.isEmptied else { return }
        for key in view.keys {
            guard let number = view[key] else { continue }
            for other in server.transactions[number - 1] {
                if let otherNumber = view[other], otherNumber < number {
                    complaint = "transaction \(number) is half done"
                }
            }
        }
    }

    /// All that was written before a moment is seen, if it is confirmed for that moment.
    private mutating func checkAge(_ moment: ContinuousClock.Instant) {
        guard !isDeleting else { return }
        for (place, keys) in server.transactions.enumerated() where times[place] < moment {
            for key in keys where (view[key] ?? 0) < place + 1 {
                complaint = "\(key) is confirmed although it is older than transaction \(place + 1)"
            }
        }
    }
}

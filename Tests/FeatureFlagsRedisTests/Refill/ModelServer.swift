import TestServers

@testable import FeatureFlagsRedis

/// A Redis server as far as the refill protocol sees it, simpler than the real one and as unkind as that may be.
///
/// It works in turns, as the real one does: a turn takes what had arrived when it began, replies go out at its end, and
/// what changed during a turn is announced after the replies, in one message for each prefix.
struct ModelServer {
    enum Command {
        case scan
        case get([FlagKey])
    }

    enum DataReply {
        case scanned(Set<FlagKey>, hasSentinel: Bool)
        case values([FlagKey: KeyAnswer])
    }

    enum Message {
        case pong(RefillState.PingID)
        case changed(Set<FlagKey>?)
    }

    /// The values; each is the number of the transaction that wrote it.
    private(set) var values: [FlagKey: Int] = [:]
    private(set) var transactions: [Set<FlagKey>] = []
    var hasSentinel = false

    var commands: [Command] = []
    var pings: [RefillState.PingID] = []
    var replies: [DataReply] = []
    var messages: [Message] = []
    var isTracked = false

    /// Whether nothing is on its way.
    var isQuiet: Bool { commands.isEmpty && pings.isEmpty && replies.isEmpty && messages.isEmpty }

    /// One transaction; nil as its keys empties the server.
    mutating func write(_ keys: Set<FlagKey>?, deleting: Bool = false) {
        transactions.append(keys ?? Set(values.keys))
        guard let keys else {
            values = [:]
            return
        }
        for key in keys { values[key] = deleting ? nil : transactions.count }
    }

    /// One turn: some of what has arrived, with writes of others in between.
    mutating func turn(
        commands commandCount: Int, pings pingCount: Int, writes: [(keys: Set<FlagKey>?, deleting: Bool)],
        using random: inout SeededGenerator
    ) {
        enum Step { case command, ping, write((keys: Set<FlagKey>?, deleting: Bool)) }
        let some = min(commandCount, commands.count), answered = min(pingCount, pings.count)
        var steps = [Step](repeating: .command, count: some) + [Step](repeating: .ping, count: answered)
        steps += writes.map { .write($0) }
        steps.shuffle(using: &random)
        var changed: Set<FlagKey> = [], isEverything = false
        for step in steps {
            switch step {
            case .command: replies.append(answer(to: commands.removeFirst()))
            case .ping: messages.append(.pong(pings.removeFirst()))
            case .write(let write):
                self.write(write.keys, deleting: write.deleting)
                if let keys = write.keys { changed.formUnion(keys) } else { isEverything = true }
            }
        }
        guard isTracked else { return }
        if isEverything { messages.append(.changed(nil)) }
        let kinds: [FlagKey.Kind] = [.definition, .kill, .evaluators].shuffled(using: &random)
        for kind in kinds {
            let keys = changed.filter { $0.kind == kind }
            if !keys.isEmpty { messages.append(.changed(keys)) }
        }
    }

    /// The connections are gone, and all that was on its way.
    mutating func disconnect() {
        (commands, pings, replies, messages, isTracked) = ([], [], [], [], false)
    }

    private func answer(to command: Command) -> DataReply {
        switch command {
        case .scan: .scanned(Set(values.keys), hasSentinel: hasSentinel)
        case .get(let keys):
            .values(
                Dictionary(
                    uniqueKeysWithValues: keys.map { key in
                        (key, values[key].map { .content(.bytes(Array("\($0)".utf8))) } ?? .missing)
                    }))
        }
    }
}

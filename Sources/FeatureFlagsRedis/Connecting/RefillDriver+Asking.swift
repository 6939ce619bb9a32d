import Deadlines
import NIOCore
import RedisClient

/// What is asked of the server.
extension RefillDriver {
    /// How far a walk through all keys has come.
    struct Scan: Sendable {
        var cursor = Array("0".utf8)
        var keys: Set<FlagKey> = []
        var hasSentinel = false
        var steps = 0

        /// More than that nobody keeps in memory for each process.
        static let mostKeys = 100_000
    }

    func scan(_ walk: Scan) {
        ask([StoreCommands.scan(from: walk.cursor)]) { driver, replies in
            guard let step = replies.first.flatMap({ StoreCommands.scanned($0) }) else {
                return driver.refuse(replies.first)
            }
            var walk = walk
            walk.cursor = step.cursor
            walk.steps += 1
            walk.keys.formUnion(step.keys.compactMap { FlagKey($0) })
            walk.hasSentinel = walk.hasSentinel || step.keys.contains { $0.elementsEqual(RedisKeys.sentinel.utf8) }
            guard walk.keys.count <= Scan.mostKeys else {
                return driver.lose(
                    StoreFailure("limit_exceeded", note: "there are more than 100000 flags", isPermanent: true))
            }
            if walk.cursor.elementsEqual("0".utf8) {
                driver.take(.scanned(walk.keys, hasSentinel: walk.hasSentinel, steps: walk.steps))
            } else {
                driver.scan(walk)
            }
        }
    }

    func fetch(_ lists: [[FlagKey]]) {
        ask(lists.map { StoreCommands.values(of: $0) }) { driver, replies in
            var answers: [FlagKey: KeyAnswer] = [:]
            for (keys, reply) in zip(lists, replies) {
                guard let found = StoreCommands.answers(reply, for: keys) else { return driver.refuse(reply) }
                answers.merge(found) { $1 }
            }
            let guessed = driver.state.session?.batch?.guessed ?? []
            let missing = answers.filter { $0.value == .missing && !guessed.contains($0.key) }.map(\.key)
            if missing.isEmpty { driver.take(.answered(answers)) } else { driver.findTypes(of: missing, answers) }
        }
    }

    /// `MGET` does not tell a missing key from one that holds no string.
    private func findTypes(of keys: [FlagKey], _ answers: [FlagKey: KeyAnswer]) {
        ask(keys.map { StoreCommands.type(of: $0) }) { driver, replies in
            var (answers, isRefused) = (answers, false)
            for (key, reply) in zip(keys, replies) {
                if let answer = StoreCommands.answer(toType: reply) {
                    answers[key] = answer
                } else {
                    isRefused = true
                }
            }
            driver.note(
                "no right to ask for the type of a key: one of another type counts as missing", holds: isRefused)
            driver.take(.answered(answers))
        }
    }

    func askRole() {
        ask([RedisCommand("ROLE")]) { driver, replies in
            guard let role = replies.first.flatMap({ ServerRole($0) }) else { return }
            driver.take(.role(role))
        }
    }

    func ping(_ id: RefillState.PingID) {
        guard let connected, let connection = connected.link.announcements else { return }
        let (number, bound) = (connected.number, bound)
        connection.send([RedisCommand("PING", String(id))], until: .after(patience)) { result in
            // A failure ends the connection, which is heard elsewhere.
            guard number == bound.value.connected?.number, case .success(let replies) = result else { return }
            guard case .array(let words)? = replies.first, words.count == 2, words[1].text == String(id) else {
                return bound.value.refuse(replies.first)
            }
            bound.value.take(.pong(id))
        }
    }

    private func ask(
        _ commands: [RedisCommand], then: @escaping @Sendable (RefillDriver, [RedisReply]) -> Void
    ) {
        guard let connected else { return }
        let (number, bound) = (connected.number, bound)
        connected.link.data.send(commands, until: .after(patience)) { result in
            guard number == bound.value.connected?.number, case .success(let replies) = result else { return }
            then(bound.value, replies)
        }
    }

    /// The server does not do what was asked: nothing works by halves.
    private func refuse(_ reply: RedisReply?) {
        lose(reply?.serverError.map { StoreFailure(RedisError($0)) } ?? .protocol)
    }
}

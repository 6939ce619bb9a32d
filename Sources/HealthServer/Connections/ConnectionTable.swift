import Logging
import NIOCore
import Synchronization

/// The connections of a server. Only for its event loop.
final class ConnectionTable {
    /// Work that an event loop must not do itself.
    typealias Job = @Sendable () async -> Void

    private var ledger: ConnectionLedger
    private var connections: [ConnectionLedger.ID: ConnectionHandler] = [:]
    private var running = 0
    private var emptied: EventLoopPromise<Void>?
    private let jobs: AsyncStream<Job>.Continuation
    private let statistics: StatisticsBoard

    /// The times within which connections must do what they do.
    let timeouts: Timeouts
    /// Connections with more to do than one turn allows.
    let turns: TurnQueue
    /// Whether the server stops, so that each connection ends with its next answer.
    private(set) var isStopping = false

    init(
        limit: Int, timeouts: Timeouts, jobs: AsyncStream<Job>.Continuation, statistics: StatisticsBoard,
        on loop: any EventLoop
    ) {
        ledger = ConnectionLedger(limit: limit)
        turns = TurnQueue(on: loop)
        self.timeouts = timeouts
        self.jobs = jobs
        self.statistics = statistics
    }

    /// Takes a connection in, at the cost of another one where there is no room.
    ///
    /// - Returns: Its number, or nil when every connection is being answered.
    func admit(_ connection: ConnectionHandler) -> ConnectionLedger.ID? {
        guard ledger.hasRoom || evict() else {
            statistics.update { $0.refused += 1 }
            return nil
        }
        let id = ledger.open()
        connections[id] = connection
        publish()
        return id
    }

    /// Closes the connection that is worth least.
    ///
    /// - Returns: False when every connection is being answered.
    func evict() -> Bool {
        guard let victim = ledger.evict(idleSince: { connections[$0]?.idleSince }) else { return false }
        connections.removeValue(forKey: victim)?.close()
        publish()
        return true
    }

    /// A connection has sent its first complete request.
    func settle(_ id: ConnectionLedger.ID) {
        ledger.settle(id)
    }

    /// A connection is gone.
    func remove(_ id: ConnectionLedger.ID) {
        guard connections.removeValue(forKey: id) != nil else { return }
        ledger.close(id)
        publish()
        succeedWhenEmpty()
    }

    /// Counts clients that were sent away for want of descriptors.
    func countRefused(_ clients: Int) {
        statistics.update { $0.refused += UInt64(clients) }
    }

    /// Hands work to a task of the server's own, which ends with ``endJob()``.
    ///
    /// - Returns: False when so much is being worked on that the rest is left for probers. A slow application must not
    ///   take the last connection from those who ask whether it lives.
    func start(_ job: @escaping Job) -> Bool {
        guard running < ledger.workLimit else {
            statistics.update { $0.refused += 1 }
            return false
        }
        running += 1
        jobs.yield(job)
        return true
    }

    /// A job has ended, whether its client has waited for it or not.
    func endJob() {
        running -= 1
    }

    /// Ends connections as soon as what they have begun is answered.
    ///
    /// - Parameter emptied: Succeeds when the last one is gone.
    func stop(emptied: EventLoopPromise<Void>) {
        isStopping = true
        self.emptied = emptied
        for connection in Array(connections.values) { connection.stop() }
        succeedWhenEmpty()
    }

    /// Ends all connections at once.
    ///
    /// - Returns: How many of them had not got all of an answer.
    func closeAll() -> Int {
        isStopping = true
        let open = Array(connections.values)
        let count = open.count(where: \.isAnswering)
        for connection in open { connection.close() }
        return count
    }

    private func succeedWhenEmpty() {
        guard connections.isEmpty, let emptied else { return }
        self.emptied = nil
        emptied.succeed()
    }

    private func publish() {
        statistics.update {
            $0.open = ledger.count
            $0.accepted = ledger.accepted
            $0.evicted = ledger.evictions
        }
    }
}

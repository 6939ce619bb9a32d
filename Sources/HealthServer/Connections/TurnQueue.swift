import NIOCore

/// Connections that have more to do than one turn allows, served one after the other. Only for its event loop.
///
/// Clients that send a great many requests at once get their answers, and a prober does not wait behind them: the event
/// loop looks at its sockets again after each shift.
final class TurnQueue {
    /// So long the rest is worked on at a time.
    private static let shift = TimeAmount.milliseconds(1)
    /// Between two shifts. An event loop runs all tasks that are due before it looks at its sockets, so the next shift
    /// must not be due when one ends.
    static let pause = TimeAmount.microseconds(20)

    private let loop: any EventLoop
    private var waiting = CircularBuffer<ConnectionHandler>()
    private var isScheduled = false

    init(on loop: any EventLoop) {
        self.loop = loop
    }

    /// Whether nobody waits.
    var isEmpty: Bool { waiting.isEmpty }

    /// Lets a connection take its next turn after those that wait already.
    func append(_ connection: ConnectionHandler) {
        waiting.append(connection)
        if !isScheduled { scheduleShift() }
    }

    private func scheduleShift() {
        isScheduled = true
        loop.assumeIsolated().scheduleTask(in: Self.pause) { self.work() }
    }

    private func work() {
        let end = loop.now + Self.shift
        while let connection = waiting.popFirst() {
            connection.takeTurn()
            if loop.now >= end { break }
        }
        isScheduled = false
        if !waiting.isEmpty { scheduleShift() }
    }
}

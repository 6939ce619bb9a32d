import NIOCore

/// How long a connection may take.
public struct Timeouts: Sendable, Hashable {
    /// From the accept, or from the first byte of a later request, to the end of the request. 5 s.
    public var head: Duration
    /// Between two requests. 60 s.
    public var idle: Duration
    /// For the peer to take what it is sent. 5 s.
    public var write: Duration

    /// Times; each is held between 1 ms and a day.
    public init(head: Duration = .seconds(5), idle: Duration = .seconds(60), write: Duration = .seconds(5)) {
        let range: (Duration) -> Duration = { min(max($0, .milliseconds(1)), .seconds(86_400)) }
        self.head = range(head)
        self.idle = range(idle)
        self.write = range(write)
    }
}

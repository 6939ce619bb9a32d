/// How a server behaves, whatever it listens on.
public struct ServerConfiguration: Sendable, Hashable {
    /// How long the server goes on with readiness off before it stops to listen, so that load balancers notice. 5 s.
    public var drain: Duration
    /// How long after that requests in progress may take. 5 s.
    public var finish: Duration
    /// How long a connection may take.
    public var timeouts: Timeouts
    /// The largest number of connections, 1 to 65,536. It is lowered to the process's limit of descriptors less 64,
    /// but not below 16.
    public var connectionLimit: Int

    /// A configuration; times are held between nothing and a day.
    public init(
        drain: Duration = .seconds(5),
        finish: Duration = .seconds(5),
        timeouts: Timeouts = Timeouts(),
        connectionLimit: Int = 1_024
    ) {
        self.drain = min(max(drain, .zero), .seconds(86_400))
        self.finish = min(max(finish, .zero), .seconds(86_400))
        self.timeouts = timeouts
        self.connectionLimit = min(max(connectionLimit, 1), 65_536)
    }
}

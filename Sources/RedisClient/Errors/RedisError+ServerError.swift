extension RedisError {
    /// The class of an error that a server answered; its first word decides.
    package init(_ error: RedisServerError) {
        self.init(error.isConnectionLimit ? .tooManyConnections : Self.codes[error.word] ?? .server)
    }

    /// Redis 7, `src/server.c` (shared objects) and the documentation of the commands.
    private static let codes: [String: Code] = [
        "ASK": .cluster,
        "BUSY": .busy,
        // The node works and can be reached; it refuses because slots of its cluster are not served, and by default its
        // configuration (`cluster-require-full-coverage`) makes it refuse the others as well.
        "CLUSTERDOWN": .misconfigured,
        "CROSSSLOT": .cluster,
        // Protected mode: the server takes no strangers until it has a password.
        "DENIED": .auth,
        "LOADING": .loading,
        "MASTERDOWN": .masterDown,
        "MISCONF": .misconfigured,
        "MOVED": .cluster,
        "NOAUTH": .auth,
        "NOPERM": .noPermission,
        // Fewer good replicas than the server's configuration demands for a write.
        "NOREPLICAS": .misconfigured,
        "OOM": .outOfMemory,
        "READONLY": .readOnly,
        "WRONGPASS": .auth,
    ]
}

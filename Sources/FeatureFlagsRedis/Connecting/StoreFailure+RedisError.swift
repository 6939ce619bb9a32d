import RedisClient

extension StoreFailure {
    /// The failure of a client.
    init(_ error: RedisError) {
        self.init(
            Self.words[error.code] ?? error.code.description, note: Self.notes[error.code],
            isPermanent: !error.isRetryable)
    }

    /// The words of the package's closed set where the client's differ.
    private static let words: [RedisError.Code: String] = [
        .masterDown: "replica_link_down", .readOnly: "read_only_replica", .cluster: "misconfigured",
        .resources: "error", .server: "error",
    ]

    private static let notes: [RedisError.Code: String] = [
        .auth: "the server wants other credentials",
        .cluster: "the server is one of a cluster, which is not supported",
        .loading: "the server is loading its data",
        .masterDown: "the server is a replica that has lost its master",
        .misconfigured: "the server refuses work because of its own configuration",
        .noPermission: "the user lacks a right of the reader set",
    ]
}

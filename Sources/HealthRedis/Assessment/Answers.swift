import RedisClient

/// What one run heard, in terms of the check.
struct Answers: Sendable, Hashable {
    /// Why the server would not answer `PING`; nil when it did, or when the user may not ask.
    var refusal: RedisError?
    var role: ServerRole?
    /// From this run or an earlier one.
    var information: ServerInformation?
    /// The commands that the user may not use.
    var denied: [String] = []

    /// The role by the newer of the two sources.
    var newestRole: ServerRole? { role ?? information?.role }
}

/// What an accepted head says about the rest of its message.
struct MessageFraming: Sendable, Hashable {
    /// Where the body ends.
    enum Body: Sendable, Hashable {
        /// There is none.
        case none
        /// After a number of bytes, one at least.
        case length(Int)
        /// After its last chunk.
        case chunked
    }

    /// Where the body ends.
    var body = Body.none
    /// The client waits for a word before it sends the body.
    var expectsContinue = false
    /// The client offers another protocol, which is ignored.
    var offersUpgrade = false
}

/// What is sent to a server.
enum Query {
    /// One or more statements; without a `BEGIN` they are one transaction.
    case simple(String)
    /// Exactly one statement: the server refuses a second one.
    case single(String)
}

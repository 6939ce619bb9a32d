/// What the server is among its kind, as `ROLE` tells.
enum ServerRole: Sendable, Hashable {
    /// It takes writes, as far as it knows.
    case master
    /// It follows another, and has its connection to it or not.
    case replica(isLinked: Bool)

    /// Why what the server says cannot be called current; nil for a master.
    var failure: StoreFailure? {
        switch self {
        case .master: nil
        case .replica(isLinked: true):
            StoreFailure("not_primary", note: "the server is a replica: what it holds may be old")
        case .replica(isLinked: false):
            StoreFailure("replica_link_down", note: "the server is a replica that has lost its master")
        }
    }
}

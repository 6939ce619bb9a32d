/// What a client says of itself, under a lock that is held for moments only: whoever serves a request may ask for it.
struct ClientState {
    /// How the client fares.
    var status = ClientStatus()
    /// What there is to say of the flags that are in force.
    var flags = FlagSummary()
}

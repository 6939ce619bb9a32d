/// Values behind an actor, the usual way in Swift.
actor ActorPeer {
    private let values: [String: Int] = ["typed-flag-17bytes": 1]

    func value(_ name: String) -> Int { values[name] ?? 0 }

    /// What a read costs a task elsewhere.
    static func nanoseconds() async -> Double {
        let peer = ActorPeer()
        let reads = 300_000
        var sum = 0
        let begin = ContinuousClock.now
        for _ in 0..<reads { sum &+= await peer.value("typed-flag-17bytes") }
        let time = begin.duration(to: .now)
        return sum == reads ? time / .nanoseconds(1) / Double(reads) : .nan
    }
}

import Health

extension Answers {
    /// What `/detailed` shows, always in this order.
    var observations: [Observation] {
        var observed: [Observation] = []
        func add(_ name: String, _ value: Observation.Value?) {
            if let value { observed.append(Observation(name, value)) }
        }
        // While it loads, a replica too calls itself a master.
        if information?.isLoading != true { add("role", (newestRole?.kind.rawValue).map { .text($0) }) }
        add("master_link", newestRole?.isLinked.map { .text($0 ? "up" : "down") })
        add("redis_version", information?.version.map { .text($0) })
        add("used_memory", information?.usedMemory.map { .integer($0) })
        add("maxmemory", information?.maximumMemory.map { .integer($0) })
        add("maxmemory_policy", information?.memoryPolicy.map { .text($0) })
        add("connected_clients", information?.clients.map { .integer($0) })
        add("maxclients", information?.maximumClients.map { .integer($0) })
        add("loading_eta_seconds", information?.secondsToLoad.map { .integer($0) })
        add("last_save", information?.isSaved.map { .text($0 ? "ok" : "failed") })
        if !denied.isEmpty { add("denied", .text(denied.joined(separator: " "))) }
        return observed
    }
}

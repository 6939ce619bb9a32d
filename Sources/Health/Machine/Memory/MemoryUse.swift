/// How much memory is used, by whoever shares the limit.
struct MemoryUse: Sendable, Hashable {
    /// Whose limit it is.
    enum Scope: String, Sendable, Hashable {
        /// A control group's: a container's, a unit's.
        case cgroup
        /// The machine's.
        case machine
    }

    /// Whose limit it is.
    let scope: Scope
    /// Bytes in use that cannot be dropped at will.
    let used: UInt64
    /// Bytes that may be used.
    let limit: UInt64

    /// The share of the limit that is used.
    var share: Double {
        limit == 0 ? 1 : Double(used) / Double(limit)
    }

    var observations: [Observation] {
        [
            Observation("scope", .text(scope.rawValue)), Observation("used_bytes", .integer(Int64(clamping: used))),
            Observation("limit_bytes", .integer(Int64(clamping: limit))),
            Observation("used_ratio", .number(share.rounded(toPlaces: 4))),
        ]
    }
}

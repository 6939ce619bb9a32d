/// The direct dependencies, by index, from which a check's failures follow.
struct Suspicion: Sendable, Hashable {
    /// Of its present failure.
    let present: Int?
    /// Of the last time it was down, whether it still is or not.
    let lastOutage: Int?
}

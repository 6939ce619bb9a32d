/// What the failure of a shared dependency means for readiness.
///
/// When one database serves all replicas, its outage makes each of them not ready at the same moment, and the load
/// balancer is left with nobody who could at least say so. A check marked `isShared` can be treated more gently.
public struct SharedDependencyPolicy: Sendable, Hashable {
    /// How long a failed shared dependency may leave the service ready; nil for ever.
    let bound: Duration?
    let staysReady: Bool

    /// A shared dependency counts as any other.
    public static let countsFully = SharedDependencyPolicy(bound: nil, staysReady: false)

    /// While only shared dependencies fail, the service is degraded and stays ready.
    ///
    /// - Parameter bound: After this time it counts fully all the same; nil for never.
    public static func staysReady(upTo bound: Duration? = nil) -> SharedDependencyPolicy {
        SharedDependencyPolicy(bound: bound, staysReady: true)
    }
}

public import Rollout

/// What carries out the effects of a rollout: the part of a program around `RolloutPolicy.evaluate`
/// that touches the world. Whoever writes one puts this protocol in front of it, and ``HostConformance`` tells what
/// it does wrong.
public protocol RolloutHost: Sendable {
    /// Takes the effects of a decision, and says what became of any: of these, or of earlier ones that took longer.
    ///
    /// It is called after each decision, also with no effects. An effect comes again, under its id, until its
    /// acknowledgement has arrived; what has been done is acknowledged again then, and not done again.
    func perform(_ effects: [Effect]) async -> [Acknowledgement]

    /// The ids of the effects that were really done, one for each time, in order, whatever restarts came between. The
    /// suite alone asks for them: a test's double of the load balancer can write them down.
    var performed: [String] { get async }

    /// The candidate's share of the traffic as it really is, 0 to 100.
    var weight: Double { get async }

    /// The process ends without warning, and another one takes its place: what was not stored is lost.
    func restart() async
}

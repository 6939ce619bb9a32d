import Rollout

/// What one look at a version finds; what does not answer, or answers something else, is not there.
struct Look: Sendable {
    private static let path = "/ready"

    let subject: Subject
    let counters: Counters?
    private let answer: Instance.Answer?

    init(at instance: Instance) async {
        async let metrics = instance.answer(to: "/metrics")
        async let readiness = instance.answer(to: Self.path)
        subject = instance.subject
        counters = await metrics.flatMap { $0.status == 200 ? Counters(reading: $0.body) : nil }
        answer = await readiness
    }

    /// Whether it wants requests, as the policy's gate asks; 0 stands for no answer.
    func readiness(at moment: Moment) -> HealthAnswer {
        HealthAnswer(
            at: moment, subject: subject, path: Self.path, status: answer?.status ?? 0, body: answer?.body ?? [])
    }
}

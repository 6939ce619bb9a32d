import Health
import RedisClient

/// From what a run heard to its result: the table of ``RedisCheck`` as a function.
struct Assessment: Sendable {
    let options: RedisCheckOptions

    /// The result; the first finding that makes it unhealthy decides, then the first that degrades it.
    func result(_ answers: Answers) -> CheckResult {
        let observed = answers.observations
        if let code = fatal(answers) { return .unhealthy(code, observed: observed) }
        if let code = unmet(answers) { return .unhealthy(code, observed: observed) }
        if let code = blemish(answers) { return .degraded(code, observed: observed) }
        return .healthy(observed: observed)
    }

    /// Why nobody can use the server.
    private func fatal(_ answers: Answers) -> CheckCode? {
        // A server whose saving fails refuses PING as it refuses writes, and goes on to serve reads.
        if let refusal = answers.refusal, refusal.code != .misconfigured { return CheckCode(refusal) }
        return answers.information?.isLoading == true ? .loading : nil
    }

    /// Why this service cannot use it.
    private func unmet(_ answers: Answers) -> CheckCode? {
        if options.requireMaster {
            guard let role = answers.newestRole else { return .noPermission }
            if role.kind != .master { return .notPrimary }
        }
        if options.requireWritable {
            guard let role = answers.newestRole, let information = answers.information else { return .noPermission }
            // A role that has changed since INFO was asked last is taken at its worst.
            if role.kind != .master, information.role != role || information.isReadOnlyReplica {
                return .readOnlyReplica
            }
            return writeRefusal(answers)
        }
        return nil
    }

    /// What deserves attention.
    private func blemish(_ answers: Answers) -> CheckCode? {
        if answers.newestRole?.isLinked == false { return .replicaLinkDown }
        if answers.information?.isReplacingData == true { return .loading }
        if let code = writeRefusal(answers) { return code }
        guard let limit = options.maximumMemoryUse else { return nil }
        guard let information = answers.information else { return .noPermission }
        return (information.memoryUse ?? 0) > limit ? .limitExceeded : nil
    }

    /// Why a master refuses writes.
    private func writeRefusal(_ answers: Answers) -> CheckCode? {
        if answers.refusal?.code == .misconfigured { return .misconfigured }
        if answers.information?.isOutOfMemory == true { return .outOfMemory }
        return answers.information?.goodReplicas == 0 ? .misconfigured : nil
    }
}

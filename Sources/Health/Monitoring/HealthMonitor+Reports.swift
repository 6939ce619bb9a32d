extension HealthMonitor {
    /// What real traffic says about a dependency.
    public enum TrafficOutcome: Sendable, Hashable {
        /// A request that needed it was served.
        case success
        /// A request that needed it failed.
        case failure(CheckCode)
    }

    /// Tells what real traffic found, so that a failure is known before the next turn of the schedule.
    ///
    /// A ``PassiveCheck`` is decided by these reports. For any other check they decide nothing, since one successful
    /// read proves neither a primary nor room for writes: a report that contradicts the present status makes the check
    /// run at once instead. Cheap enough for each request; unknown names are ignored.
    public func report(_ outcome: TrafficOutcome, for name: String) {
        guard let index = checks.firstIndex(where: { $0.configuration.name == name }) else { return }
        if let check = checks[index] as? PassiveCheck, check.take(outcome) {
            requestProbe(index)
        } else if !(checks[index] is PassiveCheck), outcome.contradicts(snapshot.checks[index].status) {
            requestProbe(index)
        }
    }
}

extension HealthMonitor.TrafficOutcome {
    fileprivate func contradicts(_ status: CheckStatus) -> Bool {
        switch (self, status) {
        case (.success, .unhealthy), (.failure, .healthy), (.failure, .degraded): true
        default: false
        }
    }
}

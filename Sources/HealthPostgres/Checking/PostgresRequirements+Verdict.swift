import Deadlines
import Health

extension PostgresRequirements {
    /// The verdict on what was found; the first requirement that is not met decides.
    func verdict(on findings: Findings) -> CheckResult {
        let observed = findings.observed
        if isPrimary, findings.isStandby { return .unhealthy(.notPrimary, observed: observed) }
        if isWritable, findings.isStandby || findings.isReadOnly || findings.isReadOnlyByDefault {
            return .unhealthy(.readOnly, observed: observed)
        }
        if findings.hasMigration == false { return .unhealthy(.migrationMissing, observed: observed) }
        if let maximumLag, let lag = findings.lag, lag > maximumLag.seconds {
            return .unhealthy(.lagging, observed: observed)
        }
        if let maximumConnectionUse, let used = findings.details?.used, let usable = findings.details?.usable,
            usable > 0, Double(used) / Double(usable) > maximumConnectionUse
        {
            return .degraded(.limitExceeded, observed: observed)
        }
        return .healthy(observed: observed)
    }
}

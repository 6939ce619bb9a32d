#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension ComparisonPlan {
    /// What was counted, and what it proves or how much is needed to prove it.
    func sentence(_ found: EvidenceFinding, _ reason: Reason) -> String {
        let (counted, recently) = (found.counted, found.span.map { " in the last \($0)" } ?? "")
        let seen = "\(counted.subject) failed on \(comparison.subject)"
        guard case .sequential(let alpha) = test, case .arms = evidence else {
            guard let isAbove = found.isAbove else {
                return "\(seen): not enough evidence\(missing(counted.subject, reason))"
            }
            return "\(seen)\(recently): \(name) is \(isAbove ? "above" : "not above") \(metric.text(reason.limit ?? 0))"
        }
        let strength = Self.text(found.logEvidence)
        let both = "\(seen), \(counted.stable) on stable\(recently)"
        let needed = Decimal.text(Decimal.rounded(1 / alpha))
        guard let isAbove = found.isAbove else { return "\(both): not enough evidence, \(strength) of \(needed)" }
        let limit = reason.limit.map { metric.text($0) } ?? "that of stable"
        let relation = isAbove ? "above" : "not above"
        return "\(both): \(name) is \(relation) \(limit), by evidence of \(strength) where \(needed) is enough"
    }

    private func missing(_ counts: FailureCounts, _ reason: Reason) -> String {
        let limit = (reason.limit ?? 0) * candidate.factor
        guard case .sequential(let alpha) = test,
            let needed = ProportionEvidence(limit: limit)?.requestsToProveBelow(
                failures: counts.failures, of: counts.total, alpha: alpha)
        else { return "" }
        return "; \(needed) more request\(needed == 1 ? "" : "s") without a failure would settle it"
    }

    /// Evidence as the odds that it is; beyond a million nobody needs the number.
    private static func text(_ logEvidence: Double) -> String {
        guard logEvidence < log(1_000_000) else { return "more than a million" }
        return Decimal.text(Decimal.rounded((exp(logEvidence) * 10).rounded() / 10))
    }
}

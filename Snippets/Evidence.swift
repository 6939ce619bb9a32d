// Evidence about a share of failures, without a policy.
import Rollout

/// Whether it is proven that more than one request in a hundred fails; may be asked after every single request.
func isTooBad(failures: Int, of requests: Int) -> Bool {
    let evidence = ProportionEvidence(limit: 0.01)
    return evidence?.failuresToProveAbove(of: requests, alpha: 0.05).map { failures >= $0 } ?? false
}

// snippet.hide
precondition(!isTooBad(failures: 3, of: 30))
precondition(isTooBad(failures: 4, of: 30))

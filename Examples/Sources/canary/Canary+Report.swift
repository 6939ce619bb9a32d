import Foundation
import Rollout

extension Canary {
    /// Prints a decision at once, also into a pipe.
    func report(_ decision: RolloutDecision) {
        let weight = String(format: "%g %%", decision.weight)
        print("\(decision.phase.rawValue) at \(weight), \(decision.verdict.rawValue): \(decision.summary)")
        fflush(nil)
    }
}

/// A number of instances, or a share of them.
public enum InstanceLimit: Sendable, Hashable {
    /// So many.
    case count(Int)
    /// A share in percent, 0 to 100.
    case percent(Int)

    /// How many of a wanted number that is; a surge rounds up and what may be missing rounds down, as with
    /// Kubernetes.
    func instances(of wanted: Int, roundingUp: Bool) -> Int {
        switch self {
        case .count(let count): return max(0, count)
        case .percent(let percent):
            let (product, overflow) = max(0, wanted).multipliedReportingOverflow(by: min(max(0, percent), 100))
            guard !overflow else { return wanted }
            return (product + (roundingUp ? 99 : 0)) / 100
        }
    }
}

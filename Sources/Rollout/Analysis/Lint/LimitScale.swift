/// By which numbers limits can be put in order.
enum LimitScale: Hashable {
    /// By themselves.
    case absolute
    /// By how far they are above a baseline.
    case difference(Baseline.Source)
    /// By how many times a baseline they are.
    case factor(Baseline.Source)

    init(_ limit: Limit) {
        switch limit {
        case .absolute: self = .absolute
        case .difference(_, let source): self = .difference(source)
        case .multiple(_, let source), .relative(_, let source): self = .factor(source)
        }
    }
}

extension Limit {
    /// The number by which it stands among those of its scale: `2x` is 2, and `+20%` is 1.2.
    var amount: Double {
        switch self {
        case .absolute(let amount), .difference(let amount, _): amount
        case .multiple(let factor, _): factor
        case .relative(let share, _): 1 + share
        }
    }
}

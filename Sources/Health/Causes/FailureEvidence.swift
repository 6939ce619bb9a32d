/// What the failed runs of one check say about where its failure comes from.
///
/// A check follows from its dependencies only while each of its failed runs can: the first one that cannot proves that
/// it fails by itself, and this holds until it works again.
struct FailureEvidence: Sendable {
    /// How far the question is answered.
    private enum Origin {
        /// A run has no explanation yet: a dependency may be down without having been looked at.
        case open(CheckRun)
        /// Every run can follow from the failure of a dependency.
        case follows
        /// A run failed while every dependency worked, or with a code that none of them explains.
        case standsAlone
    }

    private var origin: Origin
    private var last: CheckRun
    /// The direct dependency from which the failure follows.
    private(set) var suspect: Int?

    /// The evidence of a first failed run.
    init(_ run: CheckRun) {
        last = run
        origin = run.canFollow ? .open(run) : .standsAlone
    }

    /// Whether it is proven that the check fails by itself.
    var standsAlone: Bool {
        if case .standsAlone = origin { true } else { false }
    }

    /// Adds another failed run.
    mutating func add(_ run: CheckRun) {
        last = run
        if !run.canFollow {
            origin = .standsAlone
        } else if case .follows = origin {
            origin = .open(run)
        }
    }

    /// Compares the runs with what is known of the dependencies.
    mutating func weigh(against parents: [(index: Int, record: CheckRecord)], by child: CheckRecord) {
        let unexplained: CheckRun? = if case .open(let run) = origin { run } else { nil }
        let run = unexplained ?? last
        let explaining = parents.filter { $0.record.explains(run, of: child) }
        if standsAlone {
            suspect = nil
        } else if let first = explaining.min(by: { $0.record.comesBefore($1.record) }) {
            origin = .follows
            suspect = first.index
        } else if unexplained != nil {
            suspect = nil
            if parents.allSatisfy({ $0.record.acquits(run, of: child) }) { origin = .standsAlone }
        }
    }
}

extension CheckRun {
    fileprivate var canFollow: Bool { code?.canFollow ?? true }
}

/// An observation that is no finite number. Native rules never see one; an expression may ask for it.
struct NonFiniteValue: Sendable, Hashable, Codable {
    /// Which; the last of them counts where several come at one time.
    enum Kind: String, Sendable, Hashable, Codable, Comparable {
        case negativeInfinity = "-Inf"
        case positiveInfinity = "+Inf"
        case notANumber = "NaN"

        static func < (left: Kind, right: Kind) -> Bool { left.order < right.order }

        private var order: Int {
            switch self {
            case .negativeInfinity: 0
            case .positiveInfinity: 1
            case .notANumber: 2
            }
        }
    }

    var at: Moment
    var kind: Kind

    /// Nil for a finite number.
    init?(_ value: Double, at moment: Moment) {
        guard !value.isFinite else { return nil }
        kind = value.isNaN ? .notANumber : value > 0 ? .positiveInfinity : .negativeInfinity
        at = moment
    }

    /// The number.
    var value: Double {
        switch kind {
        case .negativeInfinity: -.infinity
        case .positiveInfinity: .infinity
        case .notANumber: .nan
        }
    }
}

extension Duration {
    /// Nanoseconds, held within the range of `Int64`.
    package var nanoseconds: Int64 {
        let (whole, attoseconds) = components
        let (scaled, overflow) = whole.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return whole < 0 ? .min : .max }
        let (sum, carry) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
        return carry ? (whole < 0 ? .min : .max) : sum
    }

    /// Seconds with fraction.
    package var seconds: Double {
        let (whole, attoseconds) = components
        return Double(whole) + Double(attoseconds) * 1e-18
    }

    /// Milliseconds with fraction.
    package var milliseconds: Double {
        seconds * 1_000
    }

    /// Milliseconds without fraction.
    package func wholeMilliseconds(rounded rule: FloatingPointRoundingRule = .towardZero) -> Int64 {
        let (quotient, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000)
        switch rule {
        case .up: return rest > 0 ? quotient + 1 : quotient
        default: return quotient
        }
    }
}

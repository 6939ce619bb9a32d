extension FixedWidthInteger {
    /// The sum, at the end of the type where it would be beyond it: a count that is full stays full.
    func addingClamped(_ other: Self) -> Self {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other > 0 ? .max : .min) : sum
    }
}

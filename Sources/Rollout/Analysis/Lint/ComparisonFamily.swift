/// What comparisons have in common that differ in nothing but their limits: of any two, one holds whenever the other
/// does.
struct ComparisonFamily: Hashable {
    let subject: Subject
    let metric: String
    let isGrowth: Bool
    var isUpwards: Bool
    let scale: LimitScale

    init(_ comparison: Comparison) {
        subject = comparison.subject
        metric = comparison.metric
        isGrowth = comparison.isGrowth
        isUpwards = comparison.operator.isUpwards
        scale = LimitScale(comparison.limit)
    }

    /// The comparisons that ask for the other side of such limits.
    var opposite: ComparisonFamily {
        var family = self
        family.isUpwards.toggle()
        return family
    }
}

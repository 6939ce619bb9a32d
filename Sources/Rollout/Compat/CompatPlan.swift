/// The analyses of other systems in a policy, ready to be evaluated.
final class CompatPlan: Sendable {
    /// One analysis.
    enum Analysis: Sendable {
        case flagger(FlaggerPlan)
        case argo(ArgoPlan)
    }

    let analyses: [String: Analysis]
    /// The analysis that runs beside the steps, and from which step on.
    let background: (plan: ArgoPlan, fromStep: Int)?
    /// The series of which values that are no finite numbers have a meaning.
    let expressionSeries: Set<Int>

    init(_ compat: Compat, _ builder: inout ProgramBuilder) {
        var (analyses, series) = ([String: Analysis](), Set<Int>())
        func argo(_ analysis: ArgoAnalysis, _ name: String, _ builder: inout ProgramBuilder) -> ArgoPlan {
            let plan = builder.argo(analysis, name)
            series.formUnion(plan.metrics.flatMap { $0.sources.map(\.source.direct) })
            return plan
        }
        for (name, analysis) in compat.analyses.sorted(by: { $0.key < $1.key }) {
            let rule = "compat.analyses.\(name)"
            switch analysis {
            case .flagger(let analysis): analyses[name] = .flagger(builder.flagger(analysis, rule))
            case .argo(let analysis): analyses[name] = .argo(argo(analysis, rule, &builder))
            }
        }
        if let background = compat.background, case .argo(let analysis)? = compat.analyses[background.analysis] {
            self.background = (argo(analysis, "compat.background", &builder), background.fromStep)
        } else {
            background = nil
        }
        self.analyses = analyses
        expressionSeries = series
    }
}

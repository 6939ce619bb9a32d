/// A system whose files become policies.
public enum ForeignSystem: String, Sendable, Hashable, CaseIterable {
    /// Flagger: a `Canary`, with the `MetricTemplate`s that it names.
    case flagger
    /// Argo Rollouts: a `Rollout`, with its `AnalysisTemplate`s.
    case argo
    /// AWS CodeDeploy: deployment configurations and groups, with CloudWatch's alarms.
    case codedeploy
    /// AWS AppConfig: deployment strategies and environments, with CloudWatch's alarms.
    case appconfig
    /// Prometheus: alerting rules.
    case prometheus

    /// What reads its files.
    var importer: any Importer.Type {
        switch self {
        case .flagger: FlaggerImport.self
        case .argo: ArgoImport.self
        case .codedeploy: CodeDeployImport.self
        case .appconfig: AppConfigImport.self
        case .prometheus: PrometheusImport.self
        }
    }
}

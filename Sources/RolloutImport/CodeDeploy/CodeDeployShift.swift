import JSONText
import Rollout

/// How CodeDeploy moves traffic, or exchanges hosts.
enum CodeDeployShift: Hashable {
    /// Everything at once.
    case allAtOnce
    /// A share, and after a time the rest.
    case canary(percent: Int, interval: Span)
    /// A share each time.
    case linear(percent: Int, interval: Span)
    /// Hosts, so many of which may be missing.
    case hosts(maxUnavailable: JSONValue)

    var strategy: RolloutPolicy.Strategy {
        switch self {
        case .allAtOnce: .blueGreen
        case .canary, .linear: .canary
        case .hosts: .rolling
        }
    }

    var maxUnavailable: JSONValue? { if case .hosts(let most) = self { most } else { nil } }

    /// The steps of a policy.
    var steps: [StepDraft] {
        switch self {
        case .allAtOnce, .hosts: [StepDraft(weight: 100)]
        case .canary(let percent, let interval):
            [StepDraft(weight: Double(percent), pause: .duration(interval)), StepDraft(weight: 100)]
        case .linear(let percent, let interval):
            stride(from: percent, to: 100, by: max(1, percent)).map {
                StepDraft(weight: Double($0), pause: .duration(interval))
            } + [StepDraft(weight: 100)]
        }
    }

    /// What becomes of it, in a few words.
    var summary: String {
        switch self {
        case .allAtOnce: "steps: 100 % at once"
        case .canary(let percent, let interval): "steps: \(percent) %, after \(interval.shortText) 100 %"
        case .linear(let percent, let interval): "steps: \(percent) % more each \(interval.shortText)"
        case .hosts: "strategy: rolling, with rolling.maxUnavailable"
        }
    }

    /// A predefined configuration: `CodeDeployDefault.LambdaCanary10Percent5Minutes`, or without the first word, as
    /// AWS SAM writes it.
    static func predefined(_ name: String) -> CodeDeployShift? {
        let prefix = "CodeDeployDefault."
        return predefined[name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name]
    }

    private static let predefined: [String: CodeDeployShift] = {
        var shifts: [String: CodeDeployShift] = [
            "HalfAtATime": .hosts(maxUnavailable: .string("50%")), "OneAtATime": .hosts(maxUnavailable: .integer(1)),
        ]
        let platforms = [("", [5, 10, 15, 30], [1, 2, 3, 10]), ("Lambda", [5, 10, 15, 30], [1, 2, 3, 10])]
        for (platform, canaries, lines) in platforms + [("ECS", [5, 15], [1, 3])] {
            shifts[platform + "AllAtOnce"] = .allAtOnce
            for minutes in canaries {
                let shift = CodeDeployShift.canary(percent: 10, interval: .minutes(Int64(minutes)))
                shifts["\(platform)Canary10Percent\(minutes)Minutes"] = shift
            }
            for minutes in lines {
                let shift = CodeDeployShift.linear(percent: 10, interval: .minutes(Int64(minutes)))
                shifts["\(platform)Linear10PercentEvery\(minutes)Minutes"] = shift
                if minutes == 1 { shifts["\(platform)Linear10PercentEvery1Minute"] = shift }
            }
        }
        return shifts
    }()
}

import JSONText
import Rollout

/// An alarm of CloudWatch about one metric, as a trigger of a policy that is being drafted.
struct AlarmDraft {
    /// What the policy calls it.
    let name: String
    private let when: String
    private let period: Span
    private let evaluationPeriods: Int
    private let datapointsToAlarm: Int?
    private let treatMissingData: String?
    private let minimumSamples: Int?

    private static let operators = [
        "GreaterThanThreshold": ">", "GreaterThanOrEqualToThreshold": ">=", "LessThanThreshold": "<",
        "LessThanOrEqualToThreshold": "<=",
    ]
    /// The units of CloudWatch that policies have, too.
    private static let units = [
        "Percent": ("percent", "%"), "Milliseconds": ("ms", "ms"), "Microseconds": ("us", "us"), "Seconds": ("s", "s"),
        "Bytes": ("B", "B"), "Kilobytes": ("kB", "kB"), "Megabytes": ("MB", "MB"), "Gigabytes": ("GB", "GB"),
    ]
    private static let treatments = ["missing", "notBreaching", "breaching", "ignore"]
    /// What says where the values come from, and goes into the documentation.
    private static let query = ["Namespace", "MetricName", "Dimensions", "Statistic", "ExtendedStatistic", "Metrics"]

    /// Reads an alarm; nil for one that compares with a band or that a policy cannot count.
    init?(_ node: PolicyNode, _ draft: inout PolicyDraft, _ report: inout ImportReport) throws(PolicyError) {
        let comparison = try node.required("ComparisonOperator")
        let word = try comparison.text()
        guard let sign = Self.operators[word], let threshold = node["Threshold"] else { return nil }
        guard let limit = try threshold.number(in: -1e15...1e15).sentenceText else {
            throw threshold.error("must be a number that can be written without an exponent")
        }
        // An alarm about a formula has its period inside, at each of the metrics.
        guard
            let period = node["Period"]
                ?? node["Metrics"]?.parts.lazy.compactMap({ part in
                    part["MetricStat"]?["Period"] ?? part["Period"]
                }).first
        else { return nil }
        let text = try node.required("AlarmName").label()
        name = draft.alarmName(text)
        let unit = try node["Unit"].text().flatMap { Self.units[$0] }
        let series = draft.addMetric(
            PolicyName.series(try node["MetricName"].label() ?? text), MetricDraft(unit: unit?.0))
        when = "\(series) \(sign) \(limit)\(unit?.1 ?? "")"
        self.period = try period.span(each: .seconds(1))
        guard (Span.seconds(1)...Span.hours(24)).contains(self.period) else {
            throw period.error("must be from 1 to 86400 seconds")
        }
        draft.pace.look(each: self.period)
        evaluationPeriods = try node.required("EvaluationPeriods").integer(in: 1...1_440)
        datapointsToAlarm = try node["DatapointsToAlarm"].integer(in: 1...evaluationPeriods)
        treatMissingData = try node["TreatMissingData"].text()
        if let missing = node["TreatMissingData"], let word = treatMissingData, !Self.treatments.contains(word) {
            throw missing.error("must be one of \(Self.treatments.joined(separator: ", "))")
        }
        minimumSamples = try Self.minimumSamples(node, &report)
        draft.addDocumentation(
            "metric.\(series)", Self.query.compactMap { Self.text(node, $0) }.joined(separator: ", "))
        draft.addDocumentation("alarm.\(name)", node["AlarmDescription"]?.scalarText ?? "")
        tell(node, series, &report)
        report.map(period, "compat.triggers.\(name).period")
    }

    /// The trigger as policies write it.
    func document(action: String) -> JSONValue {
        .members([
            "as": .string("cloudwatch"), "when": .string(when), "period": .span(period),
            "evaluationPeriods": .integer(evaluationPeriods),
            "datapointsToAlarm": datapointsToAlarm.map { .integer($0) },
            "treatMissingData": treatMissingData.map { .string($0) }, "action": .string(action),
            "minimumSamples": minimumSamples.map { .integer($0) },
        ])
    }

    private func tell(_ node: PolicyNode, _ series: String, _ report: inout ImportReport) {
        let place = "compat.triggers.\(name)"
        report.map(node["AlarmName"], place)
        for word in ["AlarmArn", "AlarmConfigurationUpdatedTimestamp"] {
            report.leave(node[word], "says nothing of when it fires")
        }
        report.map(node["AlarmDescription"], "documentation: alarm.\(name)")
        for word in ["Threshold", "ComparisonOperator"] { report.map(node[word], "\(place).when") }
        for word in ["EvaluationPeriods", "DatapointsToAlarm", "TreatMissingData"] { report.map(node[word], place) }
        for word in Self.query { report.map(node[word], "documentation: metric.\(series); the host asks CloudWatch") }
        let hasUnit = node["Unit"]?.value.string.flatMap { Self.units[$0] } != nil
        report.map(
            node["Unit"], hasUnit ? "metrics.\(series).unit" : "a number without a unit; the host asks for this one")
        report.leave(node["ActionsEnabled"], "CloudWatch's own actions stay with CloudWatch")
        for word in ["OKActions", "AlarmActions", "InsufficientDataActions"] {
            report.leave(node[word], "CloudWatch's own actions stay with CloudWatch")
        }
        for (word, part) in node.namedParts where word.hasPrefix("State") {
            report.leave(part, "is what was, and not what is to be")
        }
    }

    /// Below 10 / (1 - p) samples CloudWatch may pass over a percentile.
    private static func minimumSamples(_ node: PolicyNode, _ report: inout ImportReport) throws(PolicyError) -> Int? {
        guard let rule = node["EvaluateLowSampleCountPercentile"] else { return nil }
        let statistic = try node["ExtendedStatistic"].text() ?? ""
        guard try rule.text() == "ignore", statistic.hasPrefix("p"), let percentile = Double(statistic.dropFirst()),
            (1...99.999).contains(percentile)
        else {
            report.map(rule, "few samples count like any")
            return nil
        }
        report.map(rule, "minimumSamples")
        return CloudWatchAlarm.samplesNeeded(forPercentile: percentile / 100)
    }

    /// A member in a few words.
    private static func text(_ node: PolicyNode, _ word: String) -> String? {
        guard let value = node[word] else { return nil }
        if let text = value.scalarText { return "\(word)=\(text)" }
        var json = JSONWriter()
        json.value(value.value)
        return value.parts.isEmpty ? nil : "\(word)=\(String(decoding: json.bytes, as: UTF8.self))"
    }
}

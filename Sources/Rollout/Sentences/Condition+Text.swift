extension Condition {
    /// The condition as a sentence of the language; the parts of a list stand between `and` or `or`.
    func text(_ metrics: [String: Metric]) -> String {
        switch self {
        case .comparison(let comparison): comparison.text(metrics)
        case .fact(let name, let negated): (negated ? "not " : "") + "fact(\(name))"
        case .unhealthy(let gate): "unhealthy(\(gate))"
        case .component(let name): "component(\(name))"
        case .all(let parts): Self.list(parts, "and", metrics)
        case .any(let parts): Self.list(parts, "or", metrics)
        case .lasting(let span, let part): "\(part.text(metrics)) for \(span)"
        }
    }

    private static func list(_ parts: [Condition], _ word: String, _ metrics: [String: Metric]) -> String {
        let texts = parts.map { $0.text(metrics) }
        return texts.count == 1 ? texts[0] : "(\(texts.joined(separator: " \(word) ")))"
    }
}

extension Comparison {
    /// The comparison as a sentence: `stable.error_rate > 1%`.
    fileprivate func text(_ metrics: [String: Metric]) -> String {
        let series = (subject == .candidate ? "" : "\(subject).") + metric + (isGrowth ? "_growth" : "")
        let lasting = window.map { " for \($0)" } ?? ""
        return "\(series) \(`operator`.rawValue) \(limit.text(metrics[metric], isGrowth: isGrowth))\(lasting)"
    }
}

extension Limit {
    fileprivate func text(_ metric: Metric?, isGrowth: Bool) -> String {
        let amount = { (number: Double) in metric?.text(number) ?? Decimal.text(number) }
        let signed = { (number: Double, text: (Double) -> String) in
            (number < 0 ? "-" : "+") + text(number.magnitude)
        }
        switch self {
        case .absolute(let limit): return amount(limit) + (isGrowth ? "/minute" : "")
        case .multiple(let factor, let source): return "\(Decimal.text(factor))x \(source.rawValue)"
        case .relative(let share, let source):
            return signed(share) { Decimal.text(Decimal.rounded($0 * 100)) + "%" } + " \(source.rawValue)"
        case .difference(let difference, let source):
            guard let unit = metric?.unit, unit.dimension == .share else {
                return signed(difference, amount) + " \(source.rawValue)"
            }
            return signed(difference) { Decimal.text(Decimal.rounded($0 * unit.factor * 100)) + "pp" }
                + " \(source.rawValue)"
        }
    }
}

import JSONText

extension Baseline {
    /// What the words for baselines mean.
    init(_ node: PolicyNode) throws(PolicyError) {
        self.init()
        let members = try node.members(["window", "minSamples", "maxAge", "floor"])
        window = try members["window"]?.span(in: Span(milliseconds: 1)...Span.longest)
        minSamples = try members["minSamples"]?.integer(in: 0...1_000_000_000) ?? 0
        maxAge = try members["maxAge"]?.span(in: Span(milliseconds: 1)...Span.longest)
        for node in try members["floor"]?.oneOrMore() ?? [] {
            let floor = try Floor(node)
            guard !floors.contains(where: { $0.unit?.dimension == floor.unit?.dimension }) else {
                throw node.error("is a second floor \(floor.unit.map { "for \($0.dimension)" } ?? "without a unit")")
            }
            floors.append(floor)
        }
    }

    /// A floor without a unit can mean metrics of one kind only.
    ///
    /// - Parameter metrics: What is compared with a baseline.
    func checkFloors(for metrics: [Metric], _ node: PolicyNode) throws(PolicyError) {
        guard floors.contains(where: { $0.unit == nil }) else { return }
        let dimensions = Set(floors.compactMap { $0.unit?.dimension })
        let others = metrics.filter { metric in metric.unit.map { !dimensions.contains($0.dimension) } ?? true }
        guard Set(others.map { $0.unit?.dimension }).count > 1 else { return }
        let names = Set(others.map(\.name)).sorted().joined(separator: " and ")
        throw PolicyError(
            node.path + [.member("floor")],
            "is one number for \(names), which are measured in different units: write it with its unit, like 20ms or "
                + "0.1%, to make it count for metrics of that kind; several in a list")
    }
}

extension Baseline.Floor {
    /// A number, with its unit or without.
    fileprivate init(_ node: PolicyNode) throws(PolicyError) {
        let range = 0...1e18
        guard let text = node.value.string else {
            self.init(number: try node.number(in: range))
            return
        }
        guard let quantity = Quantity(text: text), range.contains(quantity.number) else {
            throw node.error("must be a number from 0 on, alone or with its unit, like 20ms or 0.1%")
        }
        self.init(number: quantity.number, unit: quantity.unit)
    }
}

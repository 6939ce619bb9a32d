import JSONText

extension Baseline {
    /// What a policy says of it.
    static let shape = ObjectShape(
        "baseline", "What stable, previous and snapshot mean in sentences.",
        [
            .init("window", .someTime, "How much of the past counts. Default: the metric's own window."),
            .init("minSamples", .integer(0...1_000_000_000), "Fewer samples than this are missing data. Default: 0."),
            .init("maxAge", .someTime, "From this age on a baseline is missing data."),
            .init(
                "floor", .oneOrMore(.either([.number(0...1e18), .text(.amount)])),
                "It is never taken for less: keeps 2x stable sensible near zero. One with a unit, like 20ms, counts "
                    + "for metrics of that kind."),
        ])

    /// What the words for baselines mean.
    init(_ node: PolicyNode) throws(PolicyError) {
        self.init()
        let members = try node.members()
        window = try members["window"]?.span()
        minSamples = try members["minSamples"]?.integer() ?? 0
        maxAge = try members["maxAge"]?.span()
        for node in try members["floor"]?.oneOrMore() ?? [] {
            let floor = try Floor(node)
            guard !floors.contains(where: { $0.unit?.dimension == floor.unit?.dimension }) else {
                let kind = floor.unit.map { "for \($0.dimension)" } ?? "without a unit"
                throw node.error("is a second floor \(kind): keep one of them")
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
        guard let text = node.value.string else {
            self.init(number: try node.number())
            return
        }
        guard let quantity = Quantity(text: text), (0...1e18).contains(quantity.number) else {
            throw node.error("must be a number from 0 on, alone or with its unit, like 20ms or 0.1%")
        }
        self.init(number: quantity.number, unit: quantity.unit)
    }
}

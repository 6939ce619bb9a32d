import JSONText

extension ArgoAnalysis {
    /// `{as: argo, metrics: [...]}`.
    init(_ node: PolicyNode, name: String, _ parser: SentenceParser) throws(PolicyError) {
        let members = try node.members(["as", "metrics"])
        self.name = name
        let list = try members.required("metrics")
        metrics = []
        for node in try list.elements() { metrics.append(try ArgoMetric(node, parser)) }
        guard !metrics.isEmpty else { throw list.error("needs at least one metric") }
    }
}

extension ArgoMetric {
    private static let keys = [
        "name", "series", "shape", "interval", "initialDelay", "count", "successCondition", "failureCondition",
        "failureLimit", "inconclusiveLimit", "consecutiveErrorLimit", "consecutiveSuccessLimit",
    ]

    fileprivate init(_ node: PolicyNode, _ parser: SentenceParser) throws(PolicyError) {
        let members = try node.members(Self.keys)
        name = try members.required("name").text()
        series = try members.required("series").reference(to: parser.metrics.keys, "metric")
        shape = try members["shape"]?.choice() ?? .scalar
        interval = try members["interval"]?.span(in: Span.seconds(1)...Span.longest)
        initialDelay = try members["initialDelay"]?.span() ?? .zero
        let written = try members["count"]?.integer(in: 0...1_000_000) ?? 0
        if written > 1, interval == nil, let count = members["count"] {
            throw count.error("needs interval beside it: without one there is one measurement")
        }
        count = written > 0 ? written : interval == nil ? 1 : nil
        failureLimit = try members["failureLimit"].limit(0)
        inconclusiveLimit = try members["inconclusiveLimit"].limit(0)
        consecutiveErrorLimit = try members["consecutiveErrorLimit"].limit(4)
        consecutiveSuccessLimit = try members["consecutiveSuccessLimit"].limit(-1).flatMap { $0 > 0 ? $0 : nil }
        success = try members["successCondition"].expression()
        failure = try members["failureCondition"].expression()
    }
}

extension PolicyNode? {
    /// A limit; nil for -1, which means none.
    fileprivate func limit(_ usual: Int) throws(PolicyError) -> Int? {
        let limit = try self?.integer(in: -1...1_000_000) ?? usual
        return limit < 0 ? nil : limit
    }

    /// An expression; nil for none, and for an empty text, as Argo has it.
    fileprivate func expression() throws(PolicyError) -> ConditionExpression? {
        guard let self, self.value.string != "" else { return nil }
        let text = try self.text()
        do throws(ExpressionError) {
            return try ConditionExpression(text)
        } catch {
            throw self.error(error.description)
        }
    }
}

import JSONText

extension ArgoAnalysis {
    /// `{as: argo, metrics: [...]}`.
    static let shape = ObjectShape(
        "argoAnalysis", "An analysis as Argo Rollouts runs it.",
        [
            .init(required: "as", .words(["argo"]), "The system."),
            .init(
                required: "metrics", .list(of: .object(ArgoMetric.members), atLeast: 1),
                "Its metrics; the worst counts."),
        ])

    init(_ node: PolicyNode, name: String, _ parser: SentenceParser) throws(PolicyError) {
        let members = try node.members()
        self.name = name
        metrics = []
        for node in try members.required("metrics").elements() { metrics.append(try ArgoMetric(node, parser)) }
    }
}

extension ArgoMetric {
    /// What an analysis says of one.
    fileprivate static let members = ObjectShape(
        "measurement", "A metric that is measured at an interval of its own.",
        [
            .init(required: "name", .text, "For people."),
            .init("series", .text, "The metric of the policy that is measured, unless there are members."),
            .init(
                "members", .named(.text, in: "measuredMembers", "Metrics of the policy by the way to them."),
                "The metrics that members of result are, like ok, data.count or 0.value."),
            .init("shape", .choice(Shape.self), "What result is in its conditions. Default: scalar."),
            .init(
                "interval", .span(Span.seconds(1)...Span.longest),
                "How long from one measurement to the next. Default: one measurement alone."),
            .init("initialDelay", .span, "How long after the start the first one is taken. Default: 0s."),
            .init("count", .integer(0...Int(Int32.max)), "How many measurements without an error; 0 for no end."),
            .init("successCondition", .text(.any), "When a measurement succeeds, like result[0] >= 0.95."),
            .init("failureCondition", .text(.any), "When a measurement fails."),
            .init("failureLimit", limits, "More failures than this fail it; -1 for any number. Default: 0."),
            .init(
                "inconclusiveLimit", limits,
                "More that say neither make it inconclusive; -1 for any number. Default: 0."),
            .init(
                "consecutiveErrorLimit", limits, "More errors in a row make it an error; -1 for any number. Default: 4."
            ),
            .init("consecutiveSuccessLimit", limits, "So many successes in a row end it well. Default: no such end."),
        ])

    private static let limits = Rollout.Shape.integer(-1...Int(Int32.max))

    fileprivate init(_ node: PolicyNode, _ parser: SentenceParser) throws(PolicyError) {
        let members = try node.members()
        name = try members.required("name").text()
        series = try members["series"]?.reference(to: parser.metrics.keys, "metric")
        for (path, node) in try members["members"]?.entries() ?? [] {
            self.members[path] = try node.reference(to: parser.metrics.keys, "metric")
        }
        guard (series == nil) != self.members.isEmpty else { throw node.error("needs either series or members") }
        shape = try members["shape"]?.choice() ?? .scalar
        interval = try members["interval"]?.span()
        initialDelay = try members["initialDelay"]?.span() ?? .zero
        let written = try members["count"]?.integer() ?? 0
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
        for (condition, word) in [(success, "successCondition"), (failure, "failureCondition")] {
            guard let condition, let place = members[word] else { continue }
            guard series == nil else {
                guard let path = condition.paths.sorted().first else { continue }
                throw place.error("asks for result.\(path): write members: {\(path): NAME} in place of series")
            }
            if let problem = condition.problem { throw place.error(problem) }
            for path in condition.paths.sorted() where self.members[path] == nil {
                throw place.error("asks for result.\(path), which is not among members")
            }
            if condition.paths.isEmpty { throw place.error("asks for no member of result: write series") }
        }
    }
}

extension PolicyNode? {
    /// A limit; nil for -1, which means none.
    fileprivate func limit(_ usual: Int) throws(PolicyError) -> Int? {
        let limit = try self?.integer() ?? usual
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

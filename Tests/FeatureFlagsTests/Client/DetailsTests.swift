import Testing

@testable import FeatureFlags

private struct Limits: Codable, Sendable, Hashable {
    var requests: Int
    var names: [String]
}

extension FeatureFlag<Limits> {
    fileprivate static let limits = FeatureFlag("details.limits", default: Limits(requests: 1, names: []))
}

extension FeatureFlag<String> {
    fileprivate static let color = FeatureFlag("details.color", default: "grey")
}

extension FeatureFlag<Bool> {
    fileprivate static let rollout = FeatureFlag("details.rollout", default: true)
    fileprivate static let pro = FeatureFlag("details.pro", default: false)
    fileprivate static let disabled = FeatureFlag("details.disabled", default: true)
    fileprivate static let bare = FeatureFlag("details.bare", default: true)
}

@Suite(.timeLimit(.minutes(1))) struct `Details of an evaluation` {
    private let bench = ClientBench()
    private var client: FlagClient { bench.client }

    init() {
        bench.load(
            [
                "details.whole": variants("10.0"), "details.broken": variants("3.14"),
                "details.text": variants(#""10""#),
                "details.color": variants(#""red""#),
                "details.limits": variants(#"{"requests":7,"names":["a","b"]}"#),
                "details.rollout": "25%",
                "details.pro": #"""
                {"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"off","metadata":{"team":"a","version":"9"},
                "targeting":{"if":[{"==":[{"var":"plan"},"pro"]},"on",{"==":[{"var":"plan"},"odd"]},"no such",null]}}
                """#,
                "details.disabled": #"{"state":"DISABLED","variants":{"on":false},"defaultVariant":"on"}"#,
                "details.bare": #"{"state":"ENABLED","variants":{"on":false},"defaultVariant":null}"#,
            ], metadata: ["version": "3", "flagSetId": "shop"])
    }

    private func variants(_ value: String) -> String {
        #"{"state":"ENABLED","variants":{"v":\#(value)},"defaultVariant":"v"}"#
    }

    @Test(
        arguments: [
            ("details.whole", 10, 10.0, nil), ("details.broken", nil, 3.14, nil), ("details.text", nil, nil, "10"),
        ] as [(String, Int?, Double?, String?)])
    func `a number is whole only when nothing is lost, and no text is a number`(
        name: String, whole: Int?, number: Double?, text: String?
    ) {
        let whichever = (client.details(of: name, default: -1), client.details(of: name, default: -1.5))
        #expect(whichever.0.value == whole ?? -1)
        #expect(whichever.0.errorCode == (whole == nil ? .typeMismatch : nil))
        #expect(whichever.0.reason == (whole == nil ? .error : .static))
        #expect(whichever.1.value == number ?? -1.5)
        #expect(client[FeatureFlag(name, default: -1)] == whole ?? -1)
        #expect(client[FeatureFlag(name, default: -1.5)] == number ?? -1.5)
        #expect(client[FeatureFlag(name, default: "none")] == text ?? "none")
        #expect(client.value(name, default: -1) == whole ?? -1)
        #expect(!client.isEnabled(name))
    }

    @Test func `an object is a type of the code`() {
        #expect(client[.limits] == Limits(requests: 7, names: ["a", "b"]))
        #expect(client.snapshot()[.limits].requests == 7)
        #expect(client.details(of: .limits).variant == "v")
        #expect(client[.color] == "red")
        #expect(client.details(of: "details.color", default: Limits(requests: 0, names: [])).errorCode == .typeMismatch)
    }

    @Test func `a rule decides for the context that it is given`() {
        let pro = EvaluationContext(["plan": "pro"])
        #expect(client[.pro, for: pro])
        #expect(!client[.pro])
        #expect(client.isEnabled("details.pro", for: pro))
        #expect(client.snapshot()[.pro, for: pro])
        #expect(EvaluationContext.with(pro) { client[.pro] })
        let details = client.details(of: .pro, for: pro)
        #expect(details.reason == .targetingMatch)
        #expect(details.variant == "on")
        #expect(details.metadata == ["version": "9", "flagSetId": "shop", "team": "a"])
        #expect(client.details(of: .pro).reason == .default)
        let odd = client.details(of: .pro, for: EvaluationContext(["plan": "odd"]))
        #expect(odd.errorCode == .general)
        #expect(odd.reason == .error)
        #expect(odd.variant == nil)
        #expect(odd.metadata["team"] == "a")
    }

    @Test func `a share is split by the targeting key, and false without one`() {
        let split = client.details(of: .rollout, for: EvaluationContext(targetingKey: "ann"))
        #expect(split.reason == .split)
        #expect(split.variant == "\(split.value)")
        let nobody = client.details(of: .rollout)
        #expect(!nobody.value)
        #expect(nobody.reason == .default)
        let share = (0..<1_000).filter { client[.rollout, for: EvaluationContext(targetingKey: "user-\($0)")] }.count
        #expect((150...350).contains(share))
    }

    @Test func `a disabled flag, and one without a default variant, are the default of the code without an error`() {
        for (flag, reason) in [(FeatureFlag.disabled, EvaluationReason.disabled), (.bare, .default)] {
            let details = client.details(of: flag)
            #expect(details.value)
            #expect(client[flag])
            #expect(details.reason == reason)
            #expect(details.errorCode == nil)
            #expect(details.variant == nil)
        }
    }

    @Test func `everything but an error says STALE while the store is stale`() {
        client.take(.status(FlagStoreStatus(health: .stale, mode: .push)))
        let pro = client.details(of: .pro, for: EvaluationContext(["plan": "pro"]))
        #expect(pro.reason == .stale)
        #expect(pro.variant == "on")
        #expect(pro.metadata["team"] == "a")
        #expect(client.details(of: .disabled).reason == .stale)
        #expect(client.details(of: .color, for: .empty).reason == .stale)
        #expect(client.details(ofAny: "details.nobody").errorCode == .flagNotFound)
    }

    @Test func `rules that are shared change every flag that refers to them`() {
        let definition = #"""
            {"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"off",
            "targeting":{"if":[{"$ref":"internal"},"on","off"]}}
            """#
        let bench = ClientBench()
        bench.load(["details.pro": definition], evaluators: #"{"internal":{"==":[{"var":"plan"},"pro"]}}"#)
        let free = EvaluationContext(["plan": "free"])
        #expect(!bench.client[.pro, for: free])
        let rules = FlagSource(#"{"internal":{"==":[{"var":"plan"},"free"]}}"#)
        bench.client.take(.changed(FlagChanges(evaluators: .replaced(.source(rules)))))
        #expect(bench.client[.pro, for: free])
        bench.client.take(.changed(FlagChanges(evaluators: .removed)))
        // What refers to a rule that is gone cannot be used any more: the last good stays.
        #expect(bench.client[.pro, for: free])
        #expect(bench.client.report().problems.map(\.flag) == ["details.pro"])
    }
}

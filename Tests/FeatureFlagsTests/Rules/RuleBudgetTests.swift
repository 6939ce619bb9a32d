import Testing

@testable import FeatureFlags

@Suite(.timeLimit(.minutes(1))) struct `The work of a rule` {
    private static let longText = String(repeating: "a", count: 100_000)

    /// Work over attributes and shared rules that would go on for long after the steps of a rule.
    static let works: [(work: String, items: FlagValue, text: String)] = [
        // Texts that are hashed.
        (
            #"{"some":[{"var":"items"},{"in":[{"var":""},["1","2","3","4","5","6","7","8"]]}]}"#,
            .array(Array(repeating: .string(longText), count: 100)), ""
        ),
        // Texts that are compared up to their ends.
        (
            #"{"some":[{"var":"items"},{"===":[{"var":""},{"$ref":"text"}]}]}"#,
            .array(Array(repeating: .string(longText + "b"), count: 100)), longText + "c"
        ),
        // Paths of as many steps as bytes.
        (
            #"{"all":[{"var":"items"},{"missing":[{"var":""}]}]}"#,
            .array(Array(repeating: .string(String(repeating: ".", count: 100_000)), count: 10)), ""
        ),
    ]

    @Test(arguments: works.indices) func `is counted where it is done`(index: Int) throws {
        let (work, items, text) = Self.works[index]
        let definition = try definition(targeting: work, evaluators: ["text": "\"\(text)\""])
        #expect(definition.evaluate(EvaluationContext(["items": items]), now: { 0 }) == .failed(.parseError))
    }

    @Test func `is little for a share among many`() {
        var (shares, isWhole) = (Shares(), true)
        for place in 0..<100_000 where isWhole { isWhole = shares.append(place.isMultiple(of: 3) ? 0 : 1) }
        #expect(isWhole)
        let took = ContinuousClock().measure {
            for number in 0..<10_000 {
                let hash = UInt32.max - UInt32(number)
                guard let share = shares.share(of: hash), shares.bucket(of: hash) < shares.ends[share],
                    share == 0 || shares.bucket(of: hash) >= shares.ends[share - 1]
                else {
                    Issue.record("\(hash) is in the wrong share")
                    return
                }
            }
        }
        #expect(took < .seconds(1))
    }

    @Test func `that is done once for all leaves a definition small`() throws {
        func rule(of part: String, _ text: String) throws -> Rule {
            let parts = Array(repeating: part, count: 100).joined(separator: ",")
            return try compiled(#"{"or":[\#(parts)]}"#, evaluators: ["text": "\"\(text)\""])
        }
        let texts = try rule(
            of: #"{"cat":[{"$ref":"text"},{"$ref":"text"}]}"#, String(repeating: "x", count: 70_000))
        #expect(texts.constants.reduce(0) { $0 + ($1.string?.utf8.count ?? 0) } < 2 << 20)
        let paths = try rule(of: #"{"var":{"$ref":"text"}}"#, String(repeating: ".", count: 70_000))
        #expect(paths.paths.reduce(0) { $0 + $1.steps.count } <= RuleRun.usualSteps)
    }

    @Test func `means the same whether it is done once for all or each time`() throws {
        let text = String(repeating: "x", count: 40_000)
        let condition = #"{"==":[{"cat":[{"$ref":"text"},{"$ref":"text"}]},"z"]},"a""#
        // Ten of them are all that is done once.
        let conditions = Array(repeating: condition, count: 15).joined(separator: ",")
        let definition = try definition(
            targeting: #"{"if":[\#(conditions),{"var":{"cat":["wo","rd"]}},{"cat":["b",""]}]}"#,
            evaluators: ["text": "\"\(text)\""])
        #expect(definition.evaluate(EvaluationContext(["word": true]), now: { 0 }) == .variant(1, .targetingMatch))
        #expect(definition.evaluate(.empty, now: { 0 }) == .variant(0, .default))
    }
}

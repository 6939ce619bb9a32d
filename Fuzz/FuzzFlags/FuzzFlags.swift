import FeatureFlags

/// Definitions and their rules: a definition or an error at a place, and for any context the same outcome each time, in
/// bounded time, with an explanation.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFlags(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    check(bytes, FlagEvaluators())
    // The same bytes as a rule, where nearly every input reaches the compiler.
    let rule =
        #"{"state":"ENABLED","variants":{"true":1,"false":2,"a":3},"defaultVariant":"a","targeting":{"if":["#.utf8
        + bytes + Array("]}}".utf8)
    let evaluators = (try? FlagEvaluators(FlagSource(bytes: bytes))) ?? FlagEvaluators()
    check(Array(rule), evaluators)
    for finding in FlagDocument.lint(bytes) where finding.line < 1 || finding.column < 1 {
        fatalError("a finding is nowhere")
    }
    return 0
}

private func check(_ bytes: [UInt8], _ evaluators: FlagEvaluators) {
    guard
        let definition = try? FlagDefinition(
            name: "flag", source: FlagSource(bytes: bytes), evaluators: evaluators, isTraced: true)
    else { return }
    for context in contexts(of: bytes) {
        let outcome = definition.evaluate(context, now: { 1_700_000_000 })
        if case .variant(let index, _) = outcome, !definition.variants.indices.contains(index) {
            fatalError("a variant that is not there")
        }
        if definition.evaluate(context, now: { 1_700_000_000 }) != outcome { fatalError("another outcome") }
        let explanation = definition.explain(context, now: { 1_700_000_000 })
        if explanation.outcome != outcome || explanation.steps.isEmpty {
            fatalError("an explanation of something else")
        }
    }
}

/// Contexts whose attributes have the names that short rules are likely to ask for, and values from the input.
private func contexts(of bytes: [UInt8]) -> [EvaluationContext] {
    let text = String(decoding: bytes.prefix(64), as: UTF8.self)
    let numbers = bytes.prefix(8).map { FlagValue.number(Double($0) - 128) }
    let one = EvaluationContext(
        targetingKey: text, ["a": .string(text), "x": .array(numbers), "": .boolean(bytes.count % 2 == 0)])
    let other = EvaluationContext([
        "a": ["a": .string(text), "x": .array([.array(numbers), .null])], "x": numbers.first ?? .null, "1": "1",
    ])
    // For what a short rule can do only over many elements.
    let many = EvaluationContext(["a": .string(text), "x": .array(Array(repeating: 0, count: 4_000))])
    return [.empty, one, other, many]
}

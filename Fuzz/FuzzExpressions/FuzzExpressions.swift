import Rollout

/// Conditions of Argo Rollouts: an expression or an error at its place, and one that was read can be asked of any value.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzExpressions(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    check(text)
    // The same text as parts of a condition, where nearly every input reaches the parser of values.
    check("result \(text)")
    check("all(result, {# \(text)})")
    return 0
}

private func check(_ text: String) {
    do throws(ExpressionError) {
        let expression = try ConditionExpression(text)
        for value in values where expression.isMet(by: value) != expression.isMet(by: value) {
            fatalError("two answers to one question")
        }
    } catch {
        if error.column < 1 || error.column > text.count + 1 || error.problem.isEmpty {
            fatalError("the mistake is elsewhere")
        }
    }
}

private let values: [ExpressionValue] = [
    .null, .number(1), .number(.nan), .number(-.infinity), .text("1"), .list([.number(1), .text("a"), .null]),
    .object(["a": .list([.truth(true)])]),
]

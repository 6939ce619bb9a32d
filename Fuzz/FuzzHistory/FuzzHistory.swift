import JSONText
import Rollout

/// Lines of a history: a line or an error of that number, and what was read can be replayed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHistory(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    var lines: [HistoryLine] = []
    for (index, text) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
        let number = index + 1
        read(text, number, &lines)
        // The same bytes where a point of a series stands, so that nearly every input is one.
        read(ArraySlice(Array(#"{"at":60,"metric":"memory","value":"#.utf8) + text + Array("}".utf8)), number, &lines)
        read(ArraySlice(Array(#"{"value":true,"at":"#.utf8) + text + Array("}".utf8)), number, &lines)
    }
    replay(lines)
    return 0
}

private func read(_ text: ArraySlice<UInt8>, _ number: Int, _ lines: inout [HistoryLine]) {
    do throws(HistoryError) {
        lines.append(try HistoryLine(reading: text, number: number))
    } catch {
        if error.line != number || error.problem.isEmpty { fatalError("the mistake is nowhere") }
    }
}

private func replay(_ lines: [HistoryLine]) {
    guard let first = lines.map(\.at).min(), let last = lines.map(\.at).max() else { return }
    // A history may begin with the dinosaurs: not more ticks than a fuzzer has time for.
    let interval = Span(milliseconds: max(60_000, (last - first).milliseconds / 50))
    _ = policy?.replay(lines, interval: interval) { decision in
        if decision.verdict != RolloutVerdict(following: decision.reasons) { fatalError("no reason for the verdict") }
        guard (try? JSONValue(reading: decision.json(times: .seconds))) != nil else {
            fatalError("a decision that cannot be read")
        }
        return true
    }
}

private let policy = try? RolloutPolicy(
    try JSONValue(
        reading: """
            {"apiVersion": "rollout/v1", "name": "fuzzed",
             "metrics": {"memory": {"kind": "gauge"}, "a": {"kind": "counter"},
              "b": {"kind": "ratio", "unit": "fraction"}, "c": {"kind": "distribution", "stat": "p99"}},
             "gates": {"g": {"http": [{"path": "/", "status": 200}], "facts": ["f"], "always": true}},
             "analyses": {"default": {"conditions": ["memory < 5", "b < 1%"], "test": "sequential"}},
             "steps": [{"setWeight": 5, "pause": {"duration": "2m"}}, {"gate": "g"}, {"setWeight": 100}],
             "triggers": [{"when": "memory_growth > 1/minute for 3 minutes", "action": "hold"},
              {"when": "a > 2x stable for 2 minutes", "severity": "P1"}, {"when": "fact(f)", "action": "page"},
              {"when": {"any": ["c > 5", "component(d)"]}, "action": "rollback"}]}
            """))

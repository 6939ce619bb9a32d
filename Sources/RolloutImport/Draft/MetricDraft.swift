import JSONText
import Rollout

/// A level that the host reads somewhere: what every other system's query yields.
struct MetricDraft: Hashable {
    var unit: String?
    var window: Span?

    /// The metric as policies write it.
    var document: JSONValue {
        .members(["kind": .string("gauge"), "unit": unit.map { .string($0) }, "window": window.map { .span($0) }])
    }
}

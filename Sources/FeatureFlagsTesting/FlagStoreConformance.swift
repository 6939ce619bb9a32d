public import FeatureFlags
import Synchronization

/// What every `FlagStore` must do; used by the tests of the library's own stores too.
///
/// ```swift
/// let violations = await FlagStoreConformance.violations(of: store) { definitions in
///     try await rewrite(file, with: definitions)
/// }
/// #expect(violations.isEmpty)
/// ```
public enum FlagStoreConformance {
    /// What a store does wrong, one line each; empty when it does everything right.
    ///
    /// - Parameters:
    ///   - store: The store. It must work, and it may hold anything. One that can be written is written to if it can be
    ///     changed by other means as well.
    ///   - time: How long the store may take for each step.
    ///   - replace: Replaces all that the store holds by other means than the store itself: truth values by name of the
    ///     flag. Nil for a store that cannot change.
    public static func violations(
        of store: some FlagStore, within time: Duration = .seconds(10),
        replacing replace: (([String: Bool]) async throws -> Void)? = nil
    ) async -> [String] {
        let run = Run(time: time)
        var violations: [String] = []
        if store.kind.isEmpty || store.kind.contains(where: { !$0.isLowercase && $0 != "-" && $0 != "_" }) {
            violations.append("the kind must be one word in small letters, since it stands in logs and labels")
        }
        let recording = RecordingFeed()
        let end = End()
        let task = Task {
            await store.run(feeding: recording.feed)
            end.hasCome.store(true, ordering: .releasing)
        }
        violations += await run.beginning(recording)
        if let replace {
            violations += await run.replacing(recording, [:], replace)
            for round in 0..<3 {
                let isEven = round % 2 == 0
                violations += await run.replacing(
                    recording, ["conformance_a": isEven, "conformance_b": !isEven], replace)
            }
            violations += await run.replacing(recording, ["conformance_b": true], replace)
            if let store = store as? any WritableFlagStore {
                violations += await run.writing(recording, to: store, beside: ["conformance_b": true])
            }
        }
        task.cancel()
        if await !run.becomes({ end.hasCome.load(ordering: .acquiring) }) {
            violations.append("run does not end when its task is cancelled")
        }
        let count = recording.events.count
        if let replace {
            try? await replace(["conformance_late": true])
            violations += await run.again(store, expecting: ["conformance_late": true])
            if recording.events.count != count { violations.append("something was told after run had returned") }
        }
        return violations
    }
}

/// Whether a run has come to its end.
private final class End: Sendable {
    let hasCome = Atomic(false)
}

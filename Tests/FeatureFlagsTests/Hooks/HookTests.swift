import Synchronization
import Testing

@testable import FeatureFlags

/// A hook that writes down what it is called with.
private final class Recorder: FlagHook {
    let name: String
    let log: Log
    let context: EvaluationContext?
    let failing: String?

    init(_ name: String, _ log: Log, context: EvaluationContext? = nil, failing: String? = nil) {
        (self.name, self.log, self.context, self.failing) = (name, log, context, failing)
    }

    func before(_ evaluation: HookContext) throws -> EvaluationContext? {
        try note("before", evaluation)
        return context
    }

    func after(_ evaluation: HookContext, _ details: EvaluationDetails<FlagValue>) throws {
        try note("after", evaluation)
    }

    func error(_ evaluation: HookContext, _ code: EvaluationErrorCode) {
        log.add("\(name).error \(code.rawValue)", evaluation.context)
    }

    func finally(_ evaluation: HookContext, _ details: EvaluationDetails<FlagValue>) {
        log.add("\(name).finally \(details.reason)", evaluation.context)
    }

    private func note(_ stage: String, _ evaluation: HookContext) throws {
        log.add("\(name).\(stage)", evaluation.context)
        if failing == stage { throw CancellationError() }
    }
}

private final class Log: Sendable {
    private let state = Mutex((lines: [String](), contexts: [EvaluationContext]()))

    func add(_ line: String, _ context: EvaluationContext) {
        state.withLock {
            $0.lines.append(line)
            $0.contexts.append(context)
        }
    }

    var lines: [String] { state.withLock { $0.lines } }
    var contexts: [EvaluationContext] { state.withLock { $0.contexts } }
}

extension FeatureFlag<Bool> {
    fileprivate static let hooked = FeatureFlag("hook.flag", default: false)
}

// One after the other, since one of them sets the context of the process.
@Suite(.serialized, .timeLimit(.minutes(1))) struct `Hooks` {
    @Test func `are called before in their order and afterwards in the opposite one`() {
        let log = Log()
        let bench = ClientBench(hooks: [Recorder("a", log), Recorder("b", log)])
        bench.load(["hook.flag": "true"])
        #expect(bench.client.details(of: .hooked, hooks: [Recorder("c", log)]).value)
        #expect(
            log.lines == [
                "a.before", "b.before", "c.before", "c.after", "b.after", "a.after",
                "c.finally STATIC", "b.finally STATIC", "a.finally STATIC",
            ])
    }

    @Test func `are called for plain reads too, by key and by name, defined or not`() {
        let log = Log()
        let bench = ClientBench(hooks: [Recorder("a", log)])
        bench.load(["hook.flag": "true"])
        #expect(bench.client[.hooked])
        #expect(bench.client.isEnabled("hook.flag"))
        #expect(!bench.client.isEnabled("hook.nobody"))
        #expect(log.lines.filter { $0 == "a.before" }.count == 3)
        #expect(log.lines.suffix(2) == ["a.error FLAG_NOT_FOUND", "a.finally ERROR"])
    }

    @Test(arguments: ["before", "after"]) func `a hook that fails makes the value the default`(stage: String) {
        let log = Log()
        let bench = ClientBench(hooks: [Recorder("a", log), Recorder("b", log, failing: stage), Recorder("c", log)])
        bench.load(["hook.flag": "true"])
        let details = bench.client.details(of: .hooked)
        #expect(!details.value)
        #expect(details.reason == .error)
        #expect(details.errorCode == .general)
        #expect(log.lines.contains("a.error GENERAL"))
        #expect(log.lines.contains("a.finally ERROR"))
        // The one after a hook that failed before the evaluation never began.
        #expect(log.lines.contains { $0.hasPrefix("c.") } == (stage == "after"))
    }

    @Test func `contexts lie over one another: process, task, client, call, hooks`() {
        let log = Log()
        let bench = ClientBench(
            context: EvaluationContext(["client": 1, "all": "client"]),
            hooks: [
                Recorder("a", log, context: EvaluationContext(targetingKey: "hook", ["all": "hook"])),
                Recorder("b", log),
            ])
        bench.load(["hook.flag": "true"])
        EvaluationContext.with(EvaluationContext(targetingKey: "task", ["task": 1, "all": "task"])) {
            EvaluationContext.with(EvaluationContext(["inner": 1])) {
                _ = bench.client[.hooked, for: EvaluationContext(["call": 1, "all": "call"])]
            }
        }
        #expect(
            log.contexts.first
                == EvaluationContext(
                    targetingKey: "task", ["client": 1, "task": 1, "inner": 1, "call": 1, "all": "call"]))
        #expect(
            log.contexts.last
                == EvaluationContext(
                    targetingKey: "hook", ["client": 1, "task": 1, "inner": 1, "call": 1, "all": "hook"]))
    }

    @Test func `the context of the process lies under all others`() {
        EvaluationContext.global = EvaluationContext(targetingKey: "process", ["region": "eu", "task": 0])
        defer { EvaluationContext.global = .empty }
        let log = Log()
        let bench = ClientBench(hooks: [Recorder("a", log)])
        EvaluationContext.with(EvaluationContext(["task": 1])) { _ = bench.client[.hooked] }
        _ = bench.client[.hooked, for: EvaluationContext(targetingKey: "ann")]
        #expect(log.contexts.first == EvaluationContext(targetingKey: "process", ["region": "eu", "task": 1]))
        #expect(log.contexts.last == EvaluationContext(targetingKey: "ann", ["region": "eu", "task": 0]))
    }

    @Test func `the context of a task ends with its body and is inherited by child tasks`() async {
        let log = Log()
        let bench = ClientBench(hooks: [Recorder("a", log)])
        await EvaluationContext.with(EvaluationContext(targetingKey: "ann")) {
            await withTaskGroup { group in group.addTask { _ = bench.client[.hooked] } }
        }
        _ = bench.client[.hooked]
        #expect(log.contexts.first?.targetingKey == "ann")
        #expect(log.contexts.last?.targetingKey == nil)
    }
}

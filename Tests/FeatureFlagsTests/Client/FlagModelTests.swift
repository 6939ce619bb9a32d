import HealthTesting
import Logging
import TestServers
import Testing

@testable import FeatureFlags

/// A real client, driven by a script.
private struct RealClient {
    let time = ManualTime()
    let client: FlagClient
    private let truths = FlagScript.flags.map { FeatureFlag(FlagScript.name($0), default: true) }
    private let changes: Listener<ChangeBacklog>

    init() {
        client = FlagClient(
            store: ScriptedStore(), logger: Logger(label: "model") { _ in SwiftLogNoOpLogHandler() }, time: time)
        changes = client.changeListeners.listen()
    }

    func take(_ event: FlagScript.Event) {
        switch event {
        case .load(let records, let rules):
            client.take(.loaded(FlagContents(flags: flags(records), evaluators: rules.entry)))
        case .change(let records, let rules):
            let evaluators: FlagChanges.Evaluators? = rules.map { rules in
                rules.entry.map { .replaced($0) } ?? .removed
            }
            client.take(.changed(FlagChanges(flags: flags(records), evaluators: evaluators)))
        case .confirm(let milliseconds):
            client.take(.confirmed(until: milliseconds.map { time.now.advanced(by: .milliseconds($0)) }))
        case .status(let health): client.take(.status(FlagStoreStatus(health: health, mode: .push)))
        case .pass(let milliseconds): time.advance(by: .milliseconds(milliseconds))
        case .divert(let flag):
            if let slot = FlagNames.shared.slot(forDefinition: FlagScript.name(flag)) { client.divert(slot) }
        }
    }

    /// Where the client contradicts the model, and itself.
    func contradiction(to model: FlagModel) -> String? {
        if client.report().status != model.status { return "\(client.report().status), not \(model.status)" }
        let snapshot = client.snapshot()
        for flag in FlagScript.flags {
            for keepsLast in [false, true] {
                var request = FlagRequest(FlagScript.name(flag), default: FlagValue.null)
                request.keepsLast = keepsLast
                let details = client.reading.details(of: request, in: .empty, hooks: [])
                let wanted = model.answer(flag, keepingLast: keepsLast)
                let isReason =
                    wanted.reason == "GOOD"
                    ? [.static, .targetingMatch].contains(details.reason) : details.reason.rawValue == wanted.reason
                if details.value != wanted.value ?? .null || details.errorCode != wanted.code || !isReason {
                    return "flag \(flag), keeping \(keepsLast): \(details), not \(wanted)"
                }
                let values = [client.reading, snapshot.reading].map { $0.value(of: request, in: .empty) }
                if values.contains(where: { $0 != details.value }) {
                    return "flag \(flag): a read contradicts the details"
                }
            }
            let truth = model.answer(flag, keepingLast: false).value?.boolean
            if client[truths[flag]] != truth ?? true {
                return "flag \(flag): the short read is \(client[truths[flag]])"
            }
            if client.isEnabled(FlagScript.name(flag)) != truth ?? false { return "flag \(flag): the read by name" }
        }
        return nil
    }

    /// The flags that were told as changed since the last time.
    func toldChanges() async -> Set<String> {
        changes.hear([""])
        return await (changes.next(isolation: nil) ?? []).subtracting([""])
    }

    private func flags(_ records: [Int: FlagScript.Record]) -> [String: FlagRecord] {
        Dictionary(
            uniqueKeysWithValues: records.map { flag, record in
                (
                    FlagScript.name(flag),
                    FlagRecord(definition: record.definition?.entry, kill: record.kill?.entry)
                )
            })
    }
}

private struct ScriptedStore: FlagStore {
    let kind = "script"
    func run(feeding feed: FlagFeed) async {}
}

@Suite(.timeLimit(.minutes(60))) struct `The client against a simpler model` {
    @Test func `agrees on random sequences of everything that can happen`() async {
        var random = SeededGenerator(seed: 11)
        for sequence in 0..<caseCount(10_000) {
            let script = FlagScript(using: &random)
            let real = RealClient()
            var model = FlagModel()
            for (position, event) in script.events.enumerated() {
                real.take(event)
                model.take(event)
                let told = await real.toldChanges()
                let missing = Set(model.changed.map(FlagScript.name)).subtracting(told)
                guard real.contradiction(to: model) == nil, missing.isEmpty else {
                    let why = real.contradiction(to: model) ?? "changes that were not told: \(missing)"
                    Issue.record("sequence \(sequence), event \(position): \(why)\n\(script.events[...position])")
                    return
                }
            }
        }
    }
}

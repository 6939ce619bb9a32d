import Deadlines
import Synchronization
import Testing

@testable import FeatureFlags

/// What others may do while definitions are compiled, which takes as long as there are many of them.
@Suite(.timeLimit(.minutes(5))) struct `While many definitions are compiled` {
    private let bench = ClientBench()

    /// Flags with rules.
    private func contents(_ version: Int) -> FlagContents {
        let names = (0..<5_000).map { "compiling.flag-\($0)" }
        return .of(
            Dictionary(
                uniqueKeysWithValues: names.map { name in
                    (
                        name,
                        #"{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"off","targeting":"#
                            + #"{"if":[{"in":[{"var":"plan"},["pro","v\#(version)"]]},"on",null]}}"#
                    )
                }))
    }

    @Test func `nobody waits who asks how the client fares, counts evaluations or looks at the clock`() async throws {
        bench.load(["compiling.known": "true"])
        let (contents, client) = (contents(1), bench.client)
        let (hasBegun, hasEnded) = (Flag(), Flag())
        async let load: Void = onOwnThread {
            hasBegun.raise()
            client.take(.loaded(contents))
            hasEnded.raise()
        }
        while !hasBegun.isRaised { await Task.yield() }
        var rounds = 0
        while !hasEnded.isRaised {
            _ = client.report()
            _ = client.events
            client.harvest()
            client.judge { status, now in status.look(at: now) }
            if !hasEnded.isRaised { rounds += 1 }
        }
        try await load
        #expect(rounds > 3)
        #expect(client.report().flags == 5_000)
    }

    @Test func `changes by several threads all come into force, and each thread's in its order`() async throws {
        let (client, contents) = (bench.client, contents(2))
        bench.load([:])
        let versions = 50
        try await withThrowingTaskGroup { group in
            group.addTask {
                try await onOwnThread {
                    for flags in contents.flags.prefix(500) {
                        client.take(.changed(FlagChanges(flags: [flags.key: flags.value])))
                    }
                }
            }
            for thread in 0..<4 {
                group.addTask {
                    try await onOwnThread {
                        for version in 1...versions {
                            let text = #"{"state":"ENABLED","variants":{"v":\#(version)},"defaultVariant":"v"}"#
                            let record = FlagRecord(definition: .source(FlagSource(text)))
                            client.take(.changed(FlagChanges(flags: ["compiling.\(thread)": record])))
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(client.report().flags == 504)
        for thread in 0..<4 { #expect(client.value("compiling.\(thread)", default: 0) == versions) }
    }
}

/// Goes up once, for whoever looks.
private final class Flag: Sendable {
    private let state = Atomic(false)

    var isRaised: Bool { state.load(ordering: .acquiring) }

    func raise() { state.store(true, ordering: .releasing) }
}

import Deadlines
import NameResolution
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A host resolver` {
    private let home = ResolvedAddress(numeric: "127.0.0.1", isIPv6: false)

    @Test func `finds the addresses of this machine`() async throws {
        let found = try await HostResolver.shared.addresses(of: "localhost", until: .after(.seconds(10)))
        #expect(found.contains { $0.numeric == "127.0.0.1" || $0.numeric == "::1" })
    }

    @Test func `says when a name does not exist`() async {
        let resolver = HostResolver { _ in [] }
        await #expect(throws: ResolutionError.notFound) {
            try await resolver.addresses(of: "nowhere", until: .after(.seconds(10)))
        }
    }

    @Test func `gives up at the deadline while the lookup hangs, and uses a bounded number of threads`() async throws {
        let gate = Gate()
        let resolver = HostResolver { _ in gate.pass() }
        for round in 0..<20 {
            await #expect(throws: ResolutionError.timedOut) {
                try await resolver.addresses(of: "host\(round)", until: .after(.milliseconds(2)))
            }
        }
        #expect(gate.entered <= HostResolver.threadLimit)
        gate.open(with: [home])
        // The threads go on with what is queued and are there for the next one.
        let found = try await resolver.addresses(of: "next", until: .after(.seconds(10)))
        #expect(found == [home])
    }

    @Test func `asks once for a host that many want`() async throws {
        let gate = Gate()
        let resolver = HostResolver { _ in gate.pass() }
        try await withThrowingTaskGroup(of: [ResolvedAddress].self) { group in
            for _ in 0..<10 {
                group.addTask { try await resolver.addresses(of: "host", until: .after(.seconds(10))) }
            }
            group.addTask {
                while gate.entered == 0 { await Task.yield() }
                gate.open(with: [self.home])
                return [self.home]
            }
            for try await found in group { #expect(found == [home]) }
        }
        #expect(gate.entered <= 10)
    }
}

/// A lookup that hangs until it is let through.
private final class Gate: Sendable {
    private let state = Mutex<(entered: Int, answer: [ResolvedAddress]?)>((0, nil))

    var entered: Int { state.withLock { $0.entered } }

    func open(with answer: [ResolvedAddress]) {
        state.withLock { $0.answer = answer }
    }

    func pass() -> [ResolvedAddress] {
        state.withLock { $0.entered += 1 }
        while true {
            if let answer = state.withLock({ $0.answer }) { return answer }
        }
    }
}

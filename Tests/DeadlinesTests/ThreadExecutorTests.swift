import Deadlines
import Synchronization
import Testing

/// An actor as a client of a C library would be.
private actor Owner {
    let executor: ThreadExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    init() throws { executor = try ThreadExecutor() }

    func wait(on descriptor: Int32, for time: Duration) -> Wait {
        executor.wait(for: .readable, on: descriptor, until: .after(time))
    }

    func watch(_ descriptor: Int32, _ action: @escaping @Sendable () -> Void) {
        executor.watch(descriptor, onReadable: action)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `A thread executor` {
    @Test func `a wait ends when the descriptor is ready`() async throws {
        let (owner, pipe) = (try Owner(), try Wakeup())
        pipe.wake()
        #expect(await owner.wait(on: pipe.readEnd, for: .seconds(30)) == .ready)
    }

    @Test func `a wait ends at its deadline`() async throws {
        let (owner, pipe) = (try Owner(), try Wakeup())
        #expect(await owner.wait(on: pipe.readEnd, for: .milliseconds(5)) == .timedOut)
    }

    @Test func `a wait ends when another thread interrupts it`() async throws {
        let (owner, pipe) = (try Owner(), try Wakeup())
        async let result = owner.wait(on: pipe.readEnd, for: .seconds(30))
        owner.executor.interrupt()
        #expect(await result == .interrupted)
    }

    @Test func `an idle descriptor is watched between jobs, and told once`() async throws {
        let (owner, pipe) = (try Owner(), try Wakeup())
        let told = Promise<Bool>()
        await owner.watch(pipe.readEnd) { told.fulfill(true) }
        pipe.wake()
        #expect(await told.value == true)
    }

    @Test func `a hundred blocked executors delay no other task`() async throws {
        let pipe = try Wakeup()
        let owners = try (0..<100).map { _ in try Owner() }
        await withTaskGroup { group in
            for owner in owners {
                group.addTask { await owner.wait(on: pipe.readEnd, for: .seconds(30)) }
            }
            // Were the waits on the cooperative pool, this child would not get a turn before their deadline.
            group.addTask {
                for owner in owners { owner.executor.interrupt() }
                return .interrupted
            }
            for await wait in group { #expect(wait == .interrupted) }
        }
    }
}

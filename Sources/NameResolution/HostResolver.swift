package import Deadlines
import Synchronization

/// Looks hosts up without ever blocking a caller's thread.
///
/// `getaddrinfo` blocks for as long as it likes and cannot be cancelled, so lookups run on threads of their own: at
/// most ``threadLimit``, and one for each host however many ask. A caller waits until its deadline; a result that comes
/// later serves whoever still waits and is discarded otherwise. Nothing is cached.
package final class HostResolver: Sendable {
    /// The resolver of the process. One, because the bound on threads must hold for the whole process.
    package static let shared = HostResolver { systemLookup($0) }

    /// The largest number of lookups at a time.
    package static let threadLimit = 4

    private let lookup: @Sendable (String) -> [ResolvedAddress]
    private let state = Mutex(State())

    private struct State {
        var waiting: [String: [Promise<[ResolvedAddress]>]] = [:]
        var queue: [String] = []
        var threads = 0
    }

    /// A resolver over a lookup that may block.
    package init(lookup: @escaping @Sendable (String) -> [ResolvedAddress]) {
        self.lookup = lookup
    }

    /// The addresses of a host, in the order of the system's preference; at least one.
    package func addresses(of host: String, until deadline: Deadline) async throws(ResolutionError) -> [ResolvedAddress]
    {
        let promise = Promise<[ResolvedAddress]>()
        ask(for: host, promise)
        let found = await promise.value { try await Task.sleep(until: deadline.instant, clock: .continuous) }
        guard let found else { throw Task.isCancelled ? .cancelled : .timedOut }
        guard !found.isEmpty else { throw .notFound }
        return found
    }

    private func ask(for host: String, _ promise: Promise<[ResolvedAddress]>) {
        let needsThread = state.withLock { state in
            if state.waiting[host, default: []].isEmpty { state.queue.append(host) }
            // Those who gave up are forgotten with the lookup, so a hanging one must not collect them without bound.
            state.waiting[host, default: []].removeAll(where: \.isAbandoned)
            state.waiting[host, default: []].append(promise)
            guard state.threads < Self.threadLimit, !state.queue.isEmpty else { return false }
            state.threads += 1
            return true
        }
        guard needsThread else { return }
        do {
            try startThread { self.work() }
        } catch {
            // No thread to be had: the callers run into their deadlines, and the next one tries again.
            state.withLock { $0.threads -= 1 }
        }
    }

    private func work() {
        while let host = nextHost() {
            let found = lookup(host)
            let promises = state.withLock { $0.waiting.removeValue(forKey: host) ?? [] }
            for promise in promises { promise.fulfill(found) }
        }
    }

    private func nextHost() -> String? {
        state.withLock { state in
            guard !state.queue.isEmpty else {
                state.threads -= 1
                return nil
            }
            return state.queue.removeFirst()
        }
    }
}

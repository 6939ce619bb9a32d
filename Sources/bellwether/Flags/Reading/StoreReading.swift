import FeatureFlags

/// What a store says while a command works with it.
struct StoreReading {
    /// Everything that the store held when it was asked.
    let contents: FlagContents
    /// What it tells from then on.
    let events: AsyncStream<FlagStoreEvent>

    /// How the store fared when it told its contents.
    fileprivate let told: FlagStoreStatus?

    /// How the store fares, which it tells together with its contents, before or after them.
    var status: FlagStoreStatus? {
        get async {
            if let told, told.health != .starting { return told }
            for await event in events {
                if case .status(let status) = event { return status }
            }
            return nil
        }
    }

    /// Runs a store, waits until it has told what it holds, and works with that.
    ///
    /// - Throws: What `body` throws; ``Complaint`` when the store cannot be read in time.
    static func of<Result: Sendable>(
        _ store: any FlagStore, within limit: TimeLimit,
        _ body: @escaping @Sendable (StoreReading) async throws -> Result
    ) async throws -> Result {
        let (events, continuation) = AsyncStream.makeStream(of: FlagStoreEvent.self)
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                await store.run(feeding: FlagFeed { continuation.yield($0) })
                continuation.finish()
                return nil
            }
            group.addTask {
                try await body(reading(of: events, within: limit))
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
    }

    /// The codes of a server that has said nothing, so that only the time is over.
    private static let silences: Set<String> = ["starting_up", "timeout"]

    /// Waits for the contents that come first.
    private static func reading(
        of events: AsyncStream<FlagStoreEvent>, within limit: TimeLimit
    ) async throws -> StoreReading {
        let last = Latest<FlagStoreStatus>()
        do {
            return try await limit.bound {
                for await event in events {
                    switch event {
                    case .loaded(let contents):
                        return StoreReading(contents: contents, events: events, told: last.value)
                    case .status(let status) where status.health == .failed:
                        throw Complaint.unavailable("the flags cannot be read: \(status.code ?? "error")")
                    case .status(let status): last.value = status
                    case .changed, .confirmed: break
                    }
                }
                throw Complaint.unavailable("the flags cannot be read")
            }
        } catch let complaint as Complaint where complaint.status == 2 {
            guard let code = last.value?.code, !silences.contains(code) else { throw complaint }
            throw Complaint.unavailable("the flags cannot be read: \(code)")
        }
    }
}

import FeatureFlags

/// What a store says while a command works with it.
struct StoreReading {
    /// Everything that the store held when it was asked.
    let contents: FlagContents
    /// What it tells from then on.
    let events: AsyncStream<FlagStoreEvent>

    /// How the store fares, which it tells right behind its contents.
    var status: FlagStoreStatus? {
        get async {
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
                let contents = try await firstContents(in: events, within: limit)
                return try await body(StoreReading(contents: contents, events: events))
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

    /// The contents that come first.
    private static func firstContents(
        in events: AsyncStream<FlagStoreEvent>, within limit: TimeLimit
    ) async throws -> FlagContents {
        let last = Latest<String>()
        do {
            return try await limit.bound {
                for await event in events {
                    switch event {
                    case .loaded(let contents): return contents
                    case .status(let status) where status.health == .failed:
                        throw Complaint.unavailable("the flags cannot be read: \(status.code ?? "error")")
                    case .status(let status): last.value = status.code
                    case .changed, .confirmed: break
                    }
                }
                throw Complaint.unavailable("the flags cannot be read")
            }
        } catch let complaint as Complaint where complaint.status == 2 {
            guard let code = last.value, !silences.contains(code) else { throw complaint }
            throw Complaint.unavailable("the flags cannot be read: \(code)")
        }
    }
}

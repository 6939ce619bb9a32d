import ArgumentParser
import FeatureFlags
import FeatureFlagsRedis

/// Which store a command works with, and for how long at most.
struct StoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The Redis that holds the flags: a URL, env:NAME or file:PATH.", valueName: "url"))
    var redis: String?

    @Option(help: ArgumentHelp("The bound of the whole command.", valueName: "duration"))
    var timeout = TimeSpan(.seconds(5))

    @Flag(help: "Print JSON instead of a table for people.")
    var json = false

    /// The store of `--redis`, else of `REDIS_URL`.
    ///
    /// - Throws: ``Complaint`` that never repeats the URL, which may hold a password.
    func store(_ environment: Environment = .process) throws -> RedisFlagStore {
        let (place, url) = try location(environment)
        do {
            return try RedisFlagStore(url: url)
        } catch {
            throw Complaint.usage(place, error.remedy)
        }
    }

    /// Asks the store for something that it does at once.
    ///
    /// - Throws: ``Complaint`` with the reason why it was not done.
    func ask<Answer: Sendable>(
        _ question: @escaping @Sendable (RedisFlagStore) async throws(FlagWriteError) -> Answer
    ) async throws -> Answer {
        let store = try store()
        do {
            return try await within(timeout) { try await question(store) }
        } catch let error as FlagWriteError {
            throw Complaint(error)
        }
    }

    private func location(_ environment: Environment) throws -> (place: String, url: String) {
        if let redis { return ("--redis", try SecretSource(redis).value(for: "--redis", environment)) }
        do throws(ConfigurationError) {
            guard let url = try environment.text("REDIS_URL") else {
                throw ConfigurationError("--redis", "is needed: a URL, env:NAME or file:PATH (or set REDIS_URL)")
            }
            return ("REDIS_URL", url)
        } catch {
            throw Complaint.usage(error.place, error.remedy)
        }
    }
}

extension Complaint {
    /// The complaint about something that was not done.
    fileprivate init(_ error: FlagWriteError) {
        switch error.code {
        case .conflict: self = .no(error.problem)
        case .invalid, .unsupported: self.init(text: error.problem, status: 64)
        default: self = .unavailable(error.problem)
        }
    }
}

import ArgumentParser
import FeatureFlags
import FeatureFlagsRedis

/// Which store a command works with, and for how long at most.
struct StoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The Redis that holds the flags: a URL, env:NAME or file:PATH.", valueName: "url"))
    var redis: String?

    @Option(help: ArgumentHelp("The bound of the whole command.", valueName: "duration"))
    var timeout = TimeSpan(.seconds(5))

    /// The store, for as long as `--timeout` from now on.
    ///
    /// - Throws: ``Complaint``.
    func open() throws -> OpenStore {
        let limit = TimeLimit(timeout)
        return OpenStore(store: try store(), limit: limit)
    }

    /// The store of `--redis`, else of `REDIS_URL`.
    ///
    /// - Throws: ``Complaint`` that never repeats the URL, which may hold a password.
    func store(_ environment: Environment = .process) throws -> RedisFlagStore {
        let (place, url) = try location(environment)
        do {
            return try RedisFlagStore(url: url, options: patience)
        } catch {
            throw Complaint.usage(place, error.remedy)
        }
    }

    /// Options of a store that does not give up before `--timeout` is over.
    private var patience: RedisFlagStoreOptions {
        var options = RedisFlagStoreOptions()
        options.timeout = min(max(timeout.duration, .milliseconds(10)), .seconds(60))
        // While it reads, a store waits for two thirds of the bound at most.
        options.stalenessBound = max(options.stalenessBound, options.timeout * 3 / 2)
        return options
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

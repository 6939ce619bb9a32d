import Deadlines
import NameResolution

/// The addresses to try, in order, each with what libpq is told.
struct Route: Sendable {
    /// One address of one host.
    struct Stop: Sendable {
        let parameters: [String: String]
    }

    /// A stop, or why a host has none.
    let stops: [Result<Stop, PostgresError>]
    let attributes: SessionAttributes

    /// More addresses than this leave none of them a useful share of the deadline.
    private static let limit = 16

    /// Resolves the hosts of a target, all at a time.
    ///
    /// - Throws: ``PostgresError/Code/cancelled``. What cannot be resolved is a stop that fails.
    static func to(_ target: PostgresTarget, until deadline: Deadline) async throws(PostgresError) -> Route {
        // One host whose name server hangs must leave time for the others.
        let resolving = target.hosts.count == 1 ? deadline : .after(deadline.remaining / 2)
        let found = await withTaskGroup(of: (Int, Result<[String?], PostgresError>).self) { group in
            for (index, host) in target.hosts.enumerated() {
                group.addTask { (index, await addresses(of: host, until: resolving)) }
            }
            var found: [Int: Result<[String?], PostgresError>] = [:]
            for await (index, result) in group { found[index] = result }
            return found
        }
        guard !Task.isCancelled else { throw PostgresError(.cancelled) }
        let stops = target.hosts.enumerated().flatMap { index, host -> [Result<Stop, PostgresError>] in
            switch found[index] {
            case .success(let addresses):
                addresses.map { .success(Stop(target, host, address: $0)) }
            case .failure(let error): [.failure(error)]
            case nil: []
            }
        }
        return Route(stops: Array(stops.prefix(limit)), attributes: target.attributes)
    }

    /// The addresses of a host; nil stands for a Unix socket, which has none.
    private static func addresses(
        of host: PostgresHost, until deadline: Deadline
    ) async -> Result<[String?], PostgresError> {
        if host.isSocketFolder { return .success([nil]) }
        if let address = host.address { return .success([address]) }
        // Digits need no thread, which may all hang in a lookup.
        if host.name.isNumericAddress { return .success([host.name]) }
        do {
            return .success(try await HostResolver.shared.addresses(of: host.name, until: deadline).map(\.numeric))
        } catch {
            switch error {
            case .notFound: return .failure(PostgresError(.dns))
            case .timedOut: return .failure(PostgresError(.timeout))
            case .cancelled: return .failure(PostgresError(.cancelled))
            }
        }
    }
}

extension Route.Stop {
    fileprivate init(_ target: PostgresTarget, _ host: PostgresHost, address: String?) {
        var parameters = target.parameters
        // The name stays beside the address: certificates are compared with it.
        parameters["host"] = host.name
        parameters["hostaddr"] = address
        parameters["port"] = String(host.port)
        self.parameters = parameters
    }
}

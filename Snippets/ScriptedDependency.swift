// How a service's reaction to a failing dependency is tested without the dependency.
import Health
import HealthTesting
import Logging

func readinessFollowsTheDatabase(_ log: Logger) async throws -> Bool {
    let database = ScriptedCheck("database")
    let health = try HealthMonitor(service: "shop", logger: log, checks: [database])
    let endpoints = try HealthEndpoints(health)
    return await withThrowingTaskGroup { group in
        group.addTask { try await health.run() }
        defer { group.cancelAll() }

        database.result = .unhealthy(.refused)
        health.report(.failure(.refused), for: "database")  // a run now instead of in five seconds
        while health.report().checks.first?.code != .refused { await Task.yield() }
        return await endpoints.respond(to: HealthRequest(method: "GET", target: "/ready"))?.status == 503
    }
}

// snippet.hide
let follows = try await readinessFollowsTheDatabase(Logger(label: "snippet"))
precondition(follows)

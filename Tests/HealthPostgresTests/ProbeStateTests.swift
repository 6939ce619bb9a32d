import Health
import PostgresClient
import Testing

@testable import HealthPostgres

@Suite struct `The memory of a Postgres check` {
    private let now = ContinuousClock.now
    private let details = Findings.Details(used: 1, usable: 10)

    @Test func `asks the rich question at first, then at its interval, and after anything unusual`() {
        var state = ProbeState(detailInterval: .seconds(30))
        #expect(state.wantsDetails(at: now))
        _ = state.complete(Findings(isStandby: false, isReadOnly: false, details: details), at: now)
        state.judge(.healthy)
        #expect(!state.wantsDetails(at: now.advanced(by: .seconds(29))))
        #expect(state.wantsDetails(at: now.advanced(by: .seconds(30))))
        #expect(state.complete(Findings(isStandby: false, isReadOnly: false), at: now).details == details)
        state.judge(.degraded(.limitExceeded))
        #expect(state.wantsDetails(at: now))
        _ = state.complete(Findings(isStandby: false, isReadOnly: false, details: details), at: now)
        _ = state.fail(PostgresError(.timeout))
        #expect(state.wantsDetails(at: now))
        #expect(state.complete(Findings(isStandby: false, isReadOnly: false), at: now).details == nil)
    }

    @Test func `tells shutting down from starting up by how the last session ended`() {
        var state = ProbeState(detailInterval: .seconds(30))
        #expect(state.fail(PostgresError(.cannotConnectNow)) == .startingUp)
        #expect(state.fail(PostgresError(.adminShutdown)) == .shuttingDown)
        #expect(state.fail(PostgresError(.cannotConnectNow)) == .shuttingDown)
        #expect(state.fail(PostgresError(.timeout)) == .timeout)
        #expect(state.fail(PostgresError(.cannotConnectNow)) == .shuttingDown)
        #expect(state.fail(PostgresError(.refused)) == .refused)
        #expect(state.fail(PostgresError(.cannotConnectNow)) == .startingUp)
        #expect(state.fail(PostgresError(.crashShutdown)) == .shuttingDown)
        _ = state.complete(Findings(isStandby: false, isReadOnly: false), at: now)
        #expect(state.fail(PostgresError(.cannotConnectNow)) == .startingUp)
    }

    @Test(arguments: [
        (PostgresRequirements(), "healthy"), (.init(isPrimary: true), "not_primary"),
        (.init(isWritable: true), "read_only"),
        (.init(isPrimary: true, isWritable: true), "not_primary"), (.init(maximumLag: .seconds(10)), "healthy"),
        (.init(maximumLag: .seconds(9)), "lagging"), (.init(maximumConnectionUse: 0.9), "healthy"),
        (.init(maximumConnectionUse: 0.89), "limit_exceeded"),
    ])
    func `a requirement that is not met is told`(requirements: PostgresRequirements, expected: String) {
        let findings = Findings(isStandby: true, isReadOnly: true, lag: 10, details: .init(used: 9, usable: 10))
        let result = requirements.verdict(on: findings)
        #expect((result.code?.rawValue ?? "healthy") == expected)
        #expect(result.observed.count == 4)
    }

    @Test func `every code of the client has one of the check`() {
        let own: [PostgresError.Code] = [.server, .resources]
        for code in [PostgresError.Code.refused, .timeout, .tls, .statementTimeout, .tooManyConnections, .cancelled] {
            #expect(CheckCode(code).rawValue == code.description)
        }
        for code in own { #expect(CheckCode(code) == .error) }
    }
}

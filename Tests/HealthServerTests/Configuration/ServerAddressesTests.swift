import Health
import Testing

@testable import HealthServer

@Suite(.timeLimit(.minutes(1))) struct `Where a service listens` {
    private func addresses(_ variables: [String: String]) throws(ConfigurationError) -> ServerAddresses {
        try .fromEnvironment(Environment { variables[$0] })
    }

    @Test(
        arguments: [
            ([:], ServerAddresses(main: .tcp(host: "127.0.0.1", port: 8080))),
            (["HOST": "::1", "PORT": "0"], ServerAddresses(main: .tcp(host: "::1", port: 0))),
            (["HOST": "*", "PORT": "81"], ServerAddresses(main: .tcp(host: nil, port: 81))),
            (
                ["HOST": "shop.local", "ADMIN_PORT": "9000", "AGENT_PORT": "9001"],
                ServerAddresses(
                    main: .tcp(host: "shop.local", port: 8080), admin: .tcp(host: "shop.local", port: 9000),
                    agent: .tcp(host: "shop.local", port: 9001))
            ),
            (
                ["HOST": "unix:/run/health", "AGENT_PORT": "8080"],
                ServerAddresses(main: .unix(path: "/run/health"), agent: .tcp(host: "127.0.0.1", port: 8080))
            ),
            (
                ["PORT": "0", "ADMIN_PORT": "0", "AGENT_PORT": "0"],
                ServerAddresses(
                    main: .tcp(host: "127.0.0.1", port: 0), admin: .tcp(host: "127.0.0.1", port: 0),
                    agent: .tcp(host: "127.0.0.1", port: 0))
            ),
        ] as [([String: String], ServerAddresses)])
    func `comes from variables`(variables: [String: String], expected: ServerAddresses) throws {
        #expect(try addresses(variables) == expected)
    }

    @Test(
        arguments: [
            (["HOST": "[::1]"], "HOST"), (["HOST": "a b"], "HOST"), (["HOST": ""], "HOST"), (["HOST": "**"], "HOST"),
            (["HOST": "hóst"], "HOST"), (["HOST": "unix:relative"], "HOST"),
            (["HOST": "unix:/" + String(repeating: "a", count: 103)], "HOST"), (["PORT": "65536"], "PORT"),
            (["ADMIN_PORT": "8080"], "ADMIN_PORT"), (["AGENT_PORT": "8080"], "AGENT_PORT"),
            (["ADMIN_PORT": "1", "AGENT_PORT": "1"], "AGENT_PORT"), (["AGENT_PORT": "-1"], "AGENT_PORT"),
        ] as [([String: String], String)])
    func `is refused by the name of the variable`(variables: [String: String], place: String) {
        let error = #expect(throws: ConfigurationError.self) { try addresses(variables) }
        #expect(error?.place == place)
    }
}

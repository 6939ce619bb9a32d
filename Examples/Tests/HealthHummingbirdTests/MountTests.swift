import HTTPTypes
import Health
import HealthHummingbird
import HealthTesting
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Endpoints on a router of Hummingbird` {
    private let health: HealthMonitor

    init() throws {
        health = try HealthMonitor(
            service: "shop", logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            checks: [ScriptedCheck("database"), ScriptedCheck("redis", criticality: .degrading)])
    }

    /// Asks a router as a client would, without a socket.
    private func ask(
        _ router: Router<BasicRequestContext>, _ uri: String, _ method: HTTPRequest.Method = .get,
        headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        try await Application(router: router).test(.router) { client in
            try await client.execute(uri: uri, method: method, headers: headers)
        }
    }

    /// Everything of a body but its numbers, which change from moment to moment.
    private func words(_ body: some Sequence<UInt8>) -> String {
        String(decoding: Array(body), as: UTF8.self).replacing(/[0-9]+/, with: "#")
    }

    @Test(
        arguments: HealthEndpoint.allCases.filter { $0 != .smokeTest }.flatMap(\.paths)
            + ["/detailed/database", "/detailed/nothing", "/health/group/stores", "/health/group/stores/detailed"],
        [HTTPRequest.Method.get, .head, .options, .post, .put, .patch, .delete, .trace, .connect])
    func `answer as everywhere else`(path: String, method: HTTPRequest.Method) async throws {
        let endpoints = try HealthEndpoints(
            health,
            configuration: EndpointConfiguration(groups: [HealthGroup("stores", [.check("database"), .check("redis")])])
        )
        let expected = try #require(
            await endpoints.respond(to: HealthRequest(method: method.rawValue, target: path)))
        let answer = try await ask(Router().mount(endpoints), path, method)
        #expect(Int(answer.status.code) == expected.status)
        #expect(words(answer.body.readableBytesView) == (method == .head ? "" : words(expected.body)))
        for header in expected.headers {
            let name = try #require(HTTPField.Name(header.name))
            #expect(answer.headers[name] == header.value, "\(header.name)")
        }
    }

    @Test func `tell in the answer to HEAD how long the body of GET is`() async throws {
        let answer = try await ask(Router().mount(health), "/startup", .head)
        let body = try await ask(Router().mount(health), "/startup").body
        #expect(answer.headers[.contentLength] == String(body.readableBytes))
    }

    @Test(arguments: ["/api/live", "/api/live/", "//api//live"])
    func `stand behind a prefix, and only there`(path: String) async throws {
        let router = Router().mount(health, prefix: "/api")
        #expect(try await ask(router, path).status == .ok)
        #expect(try await ask(router, "/live").status == .notFound)
    }

    @Test func `stand in a group of the router, whatever its path captures`() async throws {
        let router = Router()
        router.group("/tenants/{tenant}").mount(
            try HealthEndpoints(health, configuration: EndpointConfiguration(prefix: "/internal")))
        #expect(try await ask(router, "/tenants/ann/internal/detailed/database").status == .serviceUnavailable)
        #expect(try await ask(router, "/tenants/ann/live").status == .notFound)
    }

    @Test(arguments: [("?format=spring", 200), ("?format=spring&x=%20", 200), ("?format=none", 400)])
    func `see the query`(query: String, status: Int) async throws {
        let answer = try await ask(Router().mount(health), "/live" + query)
        #expect(Int(answer.status.code) == status)
        if status == 200 { #expect(words(answer.body.readableBytesView).contains("UP")) }
    }

    @Test func `see which format is accepted`() async throws {
        let headers: HTTPFields = [.accept: "application/health+json"]
        let answer = try await ask(Router().mount(health), "/live", headers: headers)
        #expect(answer.headers[.contentType] == "application/health+json")
    }

    @Test func `keep what is behind a token`() async throws {
        let endpoints = try HealthEndpoints(health, configuration: EndpointConfiguration(token: "secret"))
        let router = Router().mount(endpoints)
        #expect(try await ask(router, "/detailed").status == .unauthorized)
        #expect(try await ask(router, "/metrics", headers: [.authorization: "Bearer wrong"]).status == .unauthorized)
        #expect(try await ask(router, "/metrics", headers: [.authorization: "Bearer secret"]).status == .ok)
        var twice: HTTPFields = [.authorization: "Bearer secret"]
        twice.append(HTTPField(name: .authorization, value: "Bearer wrong"))
        #expect(try await ask(router, "/metrics", headers: twice).status == .unauthorized)
    }

    @Test func `leave other paths to the application`() async throws {
        let router = Router().mount(health)
        router.get("/hello") { _, _ in "hello" }
        #expect(try await ask(router, "/hello").status == .ok)
        #expect(try await ask(router, "/health/other").status == .notFound)
        #expect(try await ask(router, "/smoke-test").status == .notFound)
    }
}

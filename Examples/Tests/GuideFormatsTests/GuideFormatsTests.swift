import GuideFormats
import Health
import HealthTesting
import Testing

/// The service of a guide, at the moment that it prints.
private func service(_ checks: [SampleCheck], version: String, isDraining: Bool = false) -> SampleService {
    SampleService(
        ServiceIdentity(name: "shop", version: version, environment: "green"),
        at: Timestamp(millisecondsSinceEpoch: 1_737_973_800_000), checks: checks, isDraining: isDraining)
}

private func text(_ format: some HealthFormat, _ endpoint: HealthEndpoint, _ service: SampleService) -> String {
    String(decoding: format.body(for: endpoint, of: service.report(), Query(nil)).bytes, as: UTF8.self)
}

@Suite struct `The guides' formats` {
    @Test(
        arguments: [
            IntelliflowFormat(), EscashopFormat(), WCAGFormat(),
        ] as [any HealthFormat])
    func `keep what formats must keep`(format: any HealthFormat) {
        #expect(FormatConformance.violations(of: format) == [])
    }
}

@Suite struct `The bodies of IntelliFlow` {
    private let shop = service(
        [SampleCheck("database", .healthy), SampleCheck("redis", criticality: .degrading, .unhealthy(.refused))],
        version: "v1.1.0")

    @Test(arguments: [
        (HealthEndpoint.live, #"{"alive":true}"#),
        (.ready, #"{"ready":true,"checks":[{"name":"database","healthy":true},{"name":"redis","healthy":false}]}"#),
        (.health, #"{"status":"degraded","timestamp":"2025-01-27T10:30:00.000Z","version":"v1.1.0"}"#),
    ])
    func `byte by byte`(endpoint: HealthEndpoint, body: String) {
        #expect(text(IntelliflowFormat(), endpoint, shop) == body)
    }

    @Test func `name the components in the details`() {
        #expect(text(IntelliflowFormat(), .detailed, shop).contains(#""components":{"database":{"#))
    }
}

@Suite struct `The bodies of escaShop` {
    private let shop = service(
        [
            SampleCheck(
                "database",
                .healthy(observed: [Observation("connections_used", 8), Observation("connections_limit", 20)]),
                responseTime: .milliseconds(12)),
            SampleCheck(
                "redis", .healthy(observed: [Observation("used_memory", 47_185_920)]),
                responseTime: .microseconds(2_100)),
            SampleCheck("websockets", .healthy(observed: [Observation("active_connections", 12)]), responseTime: .zero),
        ], version: "v3.1.0")

    @Test(arguments: [
        (
            HealthEndpoint.health,
            #"{"status":"healthy","version":"v3.1.0","environment":"green","timestamp":"2025-01-27T10:30:00Z","checks":{"database":"healthy","redis":"healthy","websockets":"healthy"},"uptime":"00:05:32"}"#
        ),
        (
            .detailed,
            #"{"status":"healthy","version":"v3.1.0","checks":{"database":{"status":"healthy","response_time":"12ms","connection_pool":"8/20"},"redis":{"status":"healthy","response_time":"3ms","memory_usage":"45MB"},"websockets":{"status":"healthy","active_connections":12}}}"#
        ),
    ])
    func `byte by byte`(endpoint: HealthEndpoint, body: String) {
        #expect(text(EscashopFormat(), endpoint, shop) == body)
    }
}

@Suite struct `The bodies of the WCAG platform` {
    private let format = WCAGFormat()
    private let memory = SampleCheck(
        ProcessMemoryCheck().configuration,
        .healthy(
            observed: ProcessMemoryCheck.observations(of: ProcessMemory(resident: 47_185_920, data: 20_971_520))))
    private let checks = [
        SampleCheck("database", .healthy), SampleCheck("redis", .unhealthy(.refused)), SampleCheck("openai", nil),
    ]

    @Test func `byte by byte`() {
        let well = service([SampleCheck("database", .healthy), memory], version: "2.0.0")
        let ill = service(checks, version: "2.0.0")
        let time = #""timestamp":"2025-01-27T10:30:00.000Z""#
        #expect(text(format, .health, well) == #"{"status":"ok",\#(time),"uptime":332.118,"version":"2.0.0"}"#)
        #expect(text(format, .health, ill) == #"{"status":"error",\#(time),"uptime":332.118,"version":"2.0.0"}"#)
        #expect(text(format, .ready, well) == #"{"status":"ready","checks":{"api":"ok","database":"ok"},\#(time)}"#)
        #expect(
            text(format, .ready, ill)
                == #"{"status":"not_ready","checks":{"api":"ok","database":"ok","redis":"error","openai":"unknown"},\#(time)}"#
        )
        let pid = well.report().processIdentifier
        #expect(
            text(format, .live, well)
                == #"{"status":"alive","pid":\#(pid),"memory":{"rss":47185920,"heapTotal":20971520},\#(time)}"#)
    }

    @Test func `tell of no memory without its check`() {
        let live = text(format, .live, service([], version: "2.0.0"))
        #expect(live.hasPrefix(#"{"status":"alive","pid":"#))
        #expect(!live.contains("memory"))
    }

    @Test func `tell of memory that is there`() async throws {
        #expect(ProcessMemory.now.resident > 100_000)
        let result = try await ProcessMemoryCheck().probe(until: .now.advanced(by: .seconds(1)))
        #expect(result.observed.first?.name == "rss")
    }
}

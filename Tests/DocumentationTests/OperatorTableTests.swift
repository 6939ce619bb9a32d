import Health
import Logging
import Testing

@testable import HealthServer

/// Whoever adds a word that an operator can meet must say what it means.
@Suite(.timeLimit(.minutes(1))) struct `The article for those on call` {
    private func entries(under heading: String) throws -> Set<String> {
        Book.entries(in: try Book.section(heading, of: "OnCall"))
    }

    @Test func `explains every code`() throws {
        let entries = try entries(under: "The codes")
        #expect(CheckCode.all.map(\.rawValue).filter { !entries.contains($0) } == [])
    }

    @Test func `explains every reason of ready`() throws {
        let entries = try entries(under: "The reasons of /ready")
        #expect(Readiness.Reason.allCases.map(\.rawValue).filter { !entries.contains($0) } == [])
    }

    @Test func `explains every status`() throws {
        let entries = try entries(under: "The statuses of a check")
        #expect(CheckStatus.allCases.map(\.rawValue).filter { !entries.contains($0) } == [])
    }

    @Test func `names every path`() throws {
        let entries = try entries(under: "What each endpoint answers")
        #expect(HealthEndpoint.allCases.flatMap(\.paths).filter { !entries.contains($0) } == [])
    }

    @Test func `explains every error body`() throws {
        let words = try SourceScan.captures(of: /error: "([a-z_]+)"/, below: "Sources/Health", "Sources/HealthServer")
        let explained = try Book.section("Answers that are errors", of: "OnCall")
        #expect(words.count >= 3)
        #expect((words + Refusal.allCases.map(\.word)).filter { !explained.contains("| `\($0)` |") } == [])
    }

    @Test func `explains every log message`() throws {
        let messages = try SourceScan.logMessages(
            below: ["Examples/Sources"] + Book.modules().filter { !$0.hasPrefix("Sources/FeatureFlags") })
        let explained = try Book.section("Log messages worth knowing", of: "OnCall")
        #expect(messages.count >= 5 && messages.contains("check changed"))
        #expect(messages.filter { !explained.contains("| `\($0)` |") } == [])
    }
}

@Suite(.timeLimit(.minutes(1))) struct `The article about metrics` {
    @Test func `lists every metric with its type`() async throws {
        let logger = Logger(label: "documentation") { _ in SwiftLogNoOpLogHandler() }
        let health = try HealthMonitor(service: "shop", logger: logger, checks: [CustomCheck("database") {}])
        let body = PrometheusFormat().body(for: .metrics, of: health.report(), Query(nil))
        let types = String(decoding: body.bytes, as: UTF8.self).matches(of: /# TYPE (\S+) (\S+)/)
        let article = try Book.article("Metrics")
        #expect(types.count >= 7)
        for type in types {
            #expect(article.contains("| `\(type.output.1)` | \(type.output.2) |"), "\(type.output.1)")
        }
        #expect(Book.entries(in: article).contains("error_rate"))
    }

    @Test func `says what to do for every alert`() throws {
        let article = try Book.article("Metrics")
        let alerts = article.matches(of: /- alert: ([A-Za-z]+)/).map { String($0.output.1) }
        let entries = Book.entries(in: article)
        #expect(alerts.count >= 10)
        #expect(alerts.filter { !entries.contains($0) } == [])
    }

    @Test func `lists every label of swift-metrics`() throws {
        let labels = try SourceScan.captures(
            of: /(?:Gauge|Timer|Counter|Recorder|Meter)\(\s*label: "([^"]+)"/, below: "Sources")
        let entries = Book.entries(in: try Book.article("Metrics"))
        #expect(labels.contains("health_check_status"))
        #expect(labels.subtracting(entries) == [])
    }
}

@Suite(.timeLimit(.minutes(1))) struct `The article about configuration` {
    /// Everything that looks like a variable where variables are read.
    private func variables() throws -> Set<String> {
        let read = try SourceScan.captures(
            of: /\.(?:text|label|milliseconds|seconds|integer|number|choice)\(\s*"([A-Z][A-Z0-9_]*)"/,
            below: "Sources", "Examples/Sources")
        let defaults = try SourceScan.captures(of: /: String = "([A-Z_]+)"/, below: "Sources")
        let listed = try SourceScan.captures(of: /"([A-Z]+_VERSION)"/, below: "Sources/Health")
        return read.union(defaults).union(listed)
    }

    @Test func `lists every variable that is read`() throws {
        let variables = try variables()
        let entries = Book.entries(in: try Book.article("Configuration"))
        #expect(variables.isSuperset(of: ["HEALTH_TOKEN", "DATABASE_URL", "API_VERSION", "PORT"]))
        #expect(variables.subtracting(entries) == [])
    }

    @Test func `lists no variable that nobody reads`() throws {
        let entries = Book.entries(in: try Book.article("Configuration"))
        #expect(entries.subtracting(try variables()) == [])
    }
}

@Suite(.timeLimit(.minutes(1))) struct `The article about formats` {
    @Test func `lists every format`() throws {
        let entries = Book.entries(in: try Book.article("Formats"))
        let names = EndpointConfiguration.standardFormats.map(\.name) + [PrometheusFormat().name]
        #expect(names.filter { !entries.contains($0) } == [])
    }

    @Test func `shows bodies that the formats really have`() throws {
        let golden = try Book.files(below: "Tests/Golden", endingWith: ".txt").map {
            "\n" + (try Book.text($0).replacing("⏎", with: ""))
        }
        let article = try Book.article("Formats")
        let bodies = Snippet.blocks(of: article, in: "json") + Snippet.blocks(of: article, in: "text")
        #expect(bodies.count >= 8)
        for body in bodies {
            #expect(golden.contains { $0.contains("\n\(body)\n") }, "\(body)")
        }
    }
}

import Health
import HealthTesting
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Every format` {
    @Test(arguments: EndpointConfiguration.standardFormats + [PrometheusFormat()])
    func `keeps what formats must keep`(format: any HealthFormat) {
        #expect(FormatConformance.violations(of: format) == [])
    }

    @Test func `that writes a member twice is found out, though many readers keep the first`() {
        struct Repeating: HealthFormat {
            let name = "repeating"
            func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody {
                FormattedBody(contentType: "application/json", bytes: Array(#"{"status":"up","status":"down"}"#.utf8))
            }
        }
        let violations = FormatConformance.violations(of: Repeating())
        #expect(violations.contains { $0.contains("line 1, column 16: a second member of this name") })
    }

    @Test func `that breaks a rule is found out`() {
        struct Careless: HealthFormat {
            let name = "careless!"
            func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody {
                let texts = report.checks.compactMap(\.message).joined()
                return FormattedBody(contentType: "application/json", bytes: Array("{\"text\":\"\(texts)\"}".utf8))
            }
        }
        let violations = FormatConformance.violations(of: Careless())
        for rule in ["the name must be", "raw control character", "not valid JSON", "stands outside of /detailed"] {
            #expect(violations.contains { $0.contains(rule) }, "\(rule)")
        }
    }
}

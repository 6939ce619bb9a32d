import Health
import HealthTesting
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Every format` {
    @Test(arguments: EndpointConfiguration.standardFormats + [PrometheusFormat()])
    func `keeps what formats must keep`(format: any HealthFormat) async throws {
        #expect(try await FormatConformance.violations(of: format) == [])
    }
}

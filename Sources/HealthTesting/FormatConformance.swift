public import Health
import JSONText

/// What every `HealthFormat` must keep; used by the tests of the library's own formats too.
public enum FormatConformance {
    /// What a format breaks, one line each; empty when it keeps everything.
    ///
    /// It is rendered for every endpoint and for a single check over services in all states, with names, versions and
    /// messages that are made to break quoting.
    public static func violations(of format: some HealthFormat) -> [String] {
        var violations: [String] = []
        if format.name.isEmpty || format.name.contains(where: { !$0.isLetter && $0 != "-" }) {
            violations.append("the name must be letters and hyphens, since it stands in a query")
        }
        for (state, service) in services {
            let report = service.report()
            for endpoint in HealthEndpoint.allCases where endpoint != .smokeTest {
                let place = "\(endpoint) of a service \(state)"
                let body = format.body(for: endpoint, of: report, Query(nil))
                if body != format.body(for: endpoint, of: report, Query(nil)) {
                    violations.append("\(place): two renderings of one report differ")
                }
                violations += faults(of: body).map { "\(place): \($0)" }
                if ![.detailed, .metrics].contains(endpoint), body.bytes.contains(secret) {
                    violations.append("\(place): a message or what a check saw stands outside of /detailed")
                }
            }
            for check in report.checks {
                let body = format.body(for: check, of: report, Query(nil))
                violations += faults(of: body).map { "check \(check.name) of a service \(state): \($0)" }
            }
        }
        return violations
    }

    private static func faults(of body: FormattedBody) -> [String] {
        var faults: [String] = []
        if body.contentType.isEmpty || body.contentType.contains(where: \.isNewline) {
            faults.append("the content type must be one line")
        }
        if String(validating: body.bytes, as: UTF8.self) == nil { faults.append("the body is not valid UTF-8") }
        if body.bytes.contains(where: { $0 < 0x20 && $0 != UInt8(ascii: "\n") }) {
            faults.append("the body has a raw control character")
        }
        let type = body.contentType.prefix { $0 != ";" }
        if type.hasSuffix("json") {
            do throws(JSONError) {
                _ = try JSONValue(reading: body.bytes)
            } catch {
                faults.append("the body is not valid JSON: \(error)")
            }
        }
        return faults
    }

    private static let secret = Array("only-for-details".utf8)
    private static let hostile = "only-for-details\"\\\u{0}\r\n\u{1B}[31m</script>\u{2028}\u{FFFD}é😀"

    /// Services in all states, with hostile texts.
    private static var services: [(state: String, service: SampleService)] {
        let name = String(hostile.dropFirst(secret.count))
        let observed = [
            Observation("text", .text(hostile)), Observation(hostile, 1), Observation("limit", .number(.infinity)),
            Observation("ratio", 0.5), Observation("whole", .integer(.max)), Observation("truth", true),
        ]
        let results: [(String, CheckResult?, Duration)] = [
            ("without results", nil, .zero),
            ("healthy", .healthy(observed: observed), .zero),
            ("degraded", .degraded(.lagging, message: hostile, observed: observed), .zero),
            ("unhealthy", .unhealthy(.error, message: hostile, observed: observed), .zero),
            ("stale", .healthy(observed: observed), .seconds(3_600)),
        ]
        let identity = ServiceIdentity(name: name, version: name, environment: name)
        let empty = SampleService(identity)
        var services = [("without checks", empty)]
        for (state, result, age) in results {
            var service = empty
            service.checks = Criticality.allCases.map { criticality in
                SampleCheck(criticality.rawValue, criticality: criticality, result, age: age)
            }
            services.append((state, service))
            service.isDraining = true
            service.stuck = "cooperative_threads"
            service.gates = ["migrations"]
            services.append((state + ", stuck and draining behind a gate", service))
        }
        return services
    }
}

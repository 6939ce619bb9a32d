import Health
import TestServers
import Testing

@testable import HealthServer

private let day = 86_400
private let now = 1_800_000_000
private let warning = Duration.seconds(14 * day)

@Suite(.timeLimit(.minutes(1))) struct `The validity of a chain` {
    @Test(arguments: [
        ([(-day, 15 * day)], CheckResult.Verdict.healthy, CheckCode?.none),
        ([(-day, 14 * day)], .healthy, nil),
        ([(-day, 14 * day - 1)], .degraded, .tls),
        ([(-day, 0)], .degraded, .tls),
        ([(-day, -1)], .unhealthy, .tls),
        ([(1, 90 * day)], .unhealthy, .tls),
        ([(0, 90 * day)], .healthy, nil),
        ([(-day, 90 * day), (-day, 3 * day)], .degraded, .tls),
        ([(-day, 90 * day), (-9 * day, -8 * day)], .unhealthy, .tls),
        ([], .unhealthy, .misconfigured),
        // Dates out of every calendar.
        ([(.min, .max - now)], .healthy, nil),
    ])
    func `is that of its weakest certificate`(
        spans: [(start: Int, end: Int)], verdict: CheckResult.Verdict, code: CheckCode?
    ) {
        let chain = CertificateChain(
            spans.map { CertificateValidity(notBefore: $0.start &+ now, notAfter: $0.end &+ now) })
        let result = chain.judge(at: Timestamp(millisecondsSinceEpoch: Int64(now) * 1_000), warning: warning)
        #expect(result.verdict == verdict)
        #expect(result.code == code)
    }

    @Test func `stands in the observed values`() {
        let chain = CertificateChain([CertificateValidity(notBefore: now, notAfter: now + 3 * day + day / 2)])
        #expect(
            chain.judge(at: Timestamp(millisecondsSinceEpoch: Int64(now) * 1_000), warning: warning).observed == [
                Observation("not_after", "2027-01-18T20:00:00.000Z"), Observation("days_left", 3.5),
                Observation("certificates", 1),
            ])
    }
}

#if TLS
@Suite(.timeLimit(.minutes(1)), .enabled(if: (try? ChildProcess.run("openssl", ["version"])) != nil))
struct `A certificate in a file` {
    private let soon = ContinuousClock.now.advanced(by: .seconds(60))

    private func makeCertificate(days: Int, at path: String) throws {
        try ChildProcess.run(
            "openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
                "\(days)", "-subj", "/CN=localhost", "-keyout", "/dev/null", "-out", path,
            ])
    }

    @Test func `is read anew on each run, so that a rotated one is seen`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.appending("chain.pem")
        let check = try CertificateExpiryCheck(path: path)
        try makeCertificate(days: 3, at: path)
        #expect(try await check.probe(until: soon).verdict == .degraded)
        try makeCertificate(days: 90, at: path)
        #expect(try await check.probe(until: soon).verdict == .healthy)
    }

    @Test func `that has expired is unhealthy`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.appending("chain.pem")
        try makeCertificate(days: 3, at: path)
        let check = try CertificateExpiryCheck(
            path: path, configuration: CheckConfiguration(name: "certificate"), warning: .zero
        ) {
            Timestamp(millisecondsSinceEpoch: Timestamp.now.millisecondsSinceEpoch + 4 * 86_400_000)
        }
        let result = try await check.probe(until: soon)
        #expect(result.verdict == .unhealthy && result.code == .tls && result.message == "expired")
    }

    @Test(arguments: [nil, "", "secret", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
    func `that cannot be read is misconfigured, and nothing of it is told`(text: String?) async throws {
        let folder = try TemporaryFolder()
        if let text { try folder.write(text, to: "chain.pem") }
        let check = try CertificateExpiryCheck(path: folder.appending("chain.pem"))
        var result: CheckResult
        do { result = try await check.probe(until: soon) } catch { result = CheckResult(error) }
        #expect(result.verdict == .unhealthy && result.code == .misconfigured)
        #expect(!"\(result)".contains("secret"))
    }

    @Test(arguments: [
        ("chain.pem", 0, "path of check a"), ("/a", -1, "warning of check a"), ("/a", 3_651, "warning of check a"),
    ])
    func `is not checked with values out of range`(path: String, days: Int, place: String) {
        #expect {
            try CertificateExpiryCheck(
                path: path, configuration: CheckConfiguration(name: "a"), warning: .seconds(days * 86_400))
        } throws: { ($0 as? ConfigurationError)?.place == place }
    }
}
#endif

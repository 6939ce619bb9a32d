import Deadlines
public import Health

#if TLS
import NIOSSL
#endif

/// Whether the certificates in a PEM file are valid, and for how long.
///
/// | state | result |
/// |---|---|
/// | all valid for at least `warning` | healthy |
/// | one expires within `warning` | degraded `tls` |
/// | one has expired, or is not valid yet | unhealthy `tls` |
/// | the file is missing, unreadable, or holds no certificate | unhealthy `misconfigured` |
///
/// The file is read anew on each run, on a thread of its own, so a rotated one is seen. Needs the package's trait `TLS`.
public struct CertificateExpiryCheck: HealthCheck {
    /// Name, weight and schedule.
    public let configuration: CheckConfiguration
    private let path: String
    private let warning: Duration
    private let timeOfDay: @Sendable () -> Timestamp

    /// A check of the certificates in a file.
    ///
    /// - Parameters:
    ///   - path: An absolute path of a PEM file: one certificate, or a chain.
    ///   - configuration: Name, weight and schedule; by default degrading and once a minute.
    ///   - warning: How long before the end the check is degraded, 0 to 10 years. The default of 14 days leaves room
    ///     for a renewal that usually comes 30 days before the end and has failed since.
    /// - Throws: `ConfigurationError` for a value that cannot be used, and without the trait `TLS`.
    public init(
        path: String,
        configuration: CheckConfiguration = CheckConfiguration(
            name: "certificate", criticality: .degrading, interval: .seconds(60)),
        warning: Duration = .seconds(14 * 86_400)
    ) throws(ConfigurationError) {
        try self.init(path: path, configuration: configuration, warning: warning) { .now }
    }

    init(
        path: String, configuration: CheckConfiguration, warning: Duration,
        timeOfDay: @escaping @Sendable () -> Timestamp
    ) throws(ConfigurationError) {
        guard Self.isPossible else {
            throw ConfigurationError("check \(configuration.name)", "needs the package's trait TLS")
        }
        try configuration.validate(path: path)
        guard (Duration.zero ... .seconds(3_650 * 86_400)).contains(warning) else {
            throw ConfigurationError("warning of check \(configuration.name)", "must be 0 to 3650 days")
        }
        self.configuration = configuration
        self.path = path
        self.warning = warning
        self.timeOfDay = timeOfDay
    }

    #if TLS
    private static let isPossible = true
    #else
    private static let isPossible = false
    #endif

    /// Reads the file.
    public func probe(until deadline: ContinuousClock.Instant) async throws -> CheckResult {
        let path = path
        let chain: CertificateChain
        do {
            chain = try await onOwnThread { try CertificateChain(path) }
        } catch is SystemCallError {
            throw CheckFailure(.limitExceeded, message: "no thread left")
        } catch {
            // The library's own text may quote what it read.
            throw CheckFailure(.misconfigured, message: "the file cannot be read, or holds no certificate")
        }
        return chain.judge(at: timeOfDay(), warning: warning)
    }
}

extension CertificateChain {
    /// The chain in a PEM file; blocks.
    fileprivate init(_ path: String) throws {
        #if TLS
        self.init(
            try NIOSSLCertificate.fromPEMFile(path).map {
                CertificateValidity(notBefore: $0.notValidBefore, notAfter: $0.notValidAfter)
            })
        #else
        throw HealthServerError(.withoutTLS)
        #endif
    }
}

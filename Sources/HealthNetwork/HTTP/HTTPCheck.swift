#if HTTPClient
public import Health
package import NameResolution
import Transport

/// Whether an HTTP dependency answers as it should.
///
/// One request a run, over HTTP/1.1, on a connection that is kept while the server keeps it. Redirects are not
/// followed, nothing is decompressed, no proxy is taken from the environment.
///
/// | found | result |
/// |---|---|
/// | a wanted status, and the wanted fields | healthy |
/// | another status, a redirect too | unhealthy `http_status` |
/// | a body that is no JSON where fields are wanted | unhealthy `protocol` |
/// | a field that is missing or holds another value | unhealthy `error` |
/// | a body of more than 64 KiB, or more than 208 KiB in all: interim answers and framing count | unhealthy `limit_exceeded` |
/// | anything but HTTP | unhealthy `protocol` |
/// | a connection that ends too early, also at a second try when the first was on a kept one | unhealthy `closed` |
/// | a certificate that is not trusted, expired or of another host; a server without TLS | unhealthy `tls` |
/// | nobody listens, no route, no such name | unhealthy `refused`, `unreachable`, `dns` |
/// | no whole answer by the deadline, whoever is slow | unhealthy `timeout` |
///
/// One deadline bounds the lookup, the connection, TLS, the head and the body. Names are looked up on threads kept for
/// that, so a hanging name server costs no more than the deadline; several addresses are tried one after the other,
/// each with its share of the time.
///
/// The status code stands in `/detailed` as `http_status`. Nothing of the URL, of the header fields or of the answer
/// ever appears in any output.
public struct HTTPCheck: HealthCheck {
    /// Name, weight and schedule.
    public let configuration: CheckConfiguration
    private let prober: HTTPProber

    /// A check of the resource that a URL names: `http[s]://[user:password@]host[:port][/path][?query]`.
    ///
    /// `https` needs the package's trait `TLS`; the certificate is always verified. User and password are sent as
    /// `Authorization: Basic`.
    ///
    /// - Parameters:
    ///   - configuration: Name, weight and schedule.
    ///   - url: What to ask for.
    ///   - expectation: What a good answer looks like.
    ///   - options: How to ask.
    ///   - environment: Where header fields get their secrets from.
    /// - Throws: `ConfigurationError` that names the check, or the variable that a header field lacks, and what would be
    ///   right, without any part of the URL or of a value.
    public init(
        configuration: CheckConfiguration, url: String, expecting expectation: HTTPExpectation = HTTPExpectation(),
        options: HTTPCheckOptions = HTTPCheckOptions(), environment: Environment = .process
    ) throws(ConfigurationError) {
        try self.init(
            configuration, url, expectation, options, environment, resolver: .shared)
    }

    package init(
        _ configuration: CheckConfiguration, _ url: String, _ expectation: HTTPExpectation,
        _ options: HTTPCheckOptions, _ environment: Environment, resolver: HostResolver
    ) throws(ConfigurationError) {
        let name = configuration.name
        try expectation.validate(check: name)
        guard options.method == .get || expectation.fields.isEmpty else {
            throw ConfigurationError("fields of check \(name)", "must be none with HEAD, which brings no body")
        }
        let target = try Self.target(url, check: name)
        let fields = try HTTPFields(options.headers, for: target, check: name, environment)
        let request = HTTPRequest(target: target, method: options.method, fields: fields)
        do throws(TransportError) {
            let connector = try HTTPConnector(target, trusting: options.trustedCertificates, resolver: resolver)
            prober = HTTPProber(request, expectation, connector)
        } catch {
            throw ConfigurationError(
                "trustedCertificates of check \(name)", "must be a readable file of certificates (PEM)")
        }
        self.configuration = configuration
    }

    private static func target(_ url: String, check: String) throws(ConfigurationError) -> HTTPTarget {
        do throws(HTTPTargetError) {
            return try HTTPTarget(url: url)
        } catch {
            throw ConfigurationError("url of check \(check)", error.remedy)
        }
    }

    /// Asks once.
    public func probe(until deadline: ContinuousClock.Instant) async -> CheckResult {
        await prober.probe(until: deadline)
    }

    /// Closes the kept connection after cancellation.
    public func watch(_ trigger: ProbeTrigger) async {
        await prober.watch()
    }
}

extension HTTPCheck: CustomStringConvertible, CustomReflectable {
    /// The name of the check.
    public var description: String { "HTTPCheck \(configuration.name)" }
    /// The configuration alone.
    public var customMirror: Mirror { Mirror(self, children: ["configuration": configuration]) }
}
#endif

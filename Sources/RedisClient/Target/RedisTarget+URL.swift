import Transport

/// The grammar of the URLs:
///
/// ```
/// redis://[[user]:password@]host[:port][/database][?db=database]
/// rediss://…                             the same with TLS   [?ssl_ca_certs=file]
/// unix://[[user]:password@]/path[?db=database]               also redis+unix://
/// ```
///
/// Strict, because what a lenient parser makes of a misspelt URL is a probe of the wrong server, or a password where
/// a host name should be. The server decides whether a database exists.
extension RedisTarget {
    /// The longest text that is looked at, in bytes.
    package static let longestURL = 4_096

    /// The target that a URL names.
    ///
    /// - Throws: ``RedisTargetError``, which shows nothing of the URL.
    package init(url: String) throws(RedisTargetError) {
        let text = url.utf8
        guard !text.isEmpty else { throw RedisTargetError(.empty) }
        guard text.count <= Self.longestURL else { throw RedisTargetError(.tooLong) }
        guard text.allSatisfy(\.isAllowedInURL) else { throw RedisTargetError(.invalidCharacter) }

        let (scheme, rest) = try Self.scheme(of: url)
        let (location, query) = rest.cut(at: "?")
        let (userinfo, place) = try Self.userinfo(in: location)
        let parameters = try Parameters(query, scheme: scheme)

        credentials = try userinfo.map { text throws(RedisTargetError) in try Credentials(userinfo: text) }
        switch scheme {
        case .plain, .encrypted:
            let (authority, path) = place.cut(at: "/")
            endpoint = try Self.tcp(authority)
            database = try Self.database(path: path ?? "", parameter: parameters.database)
        case .unix:
            endpoint = try Self.socketPath(place)
            database = try Self.database(path: "", parameter: parameters.database)
        }
        encryption =
            scheme == .encrypted ? Encryption(trustedCertificates: parameters.trustedCertificates) : nil
    }

    fileprivate enum Scheme {
        case plain, encrypted, unix
    }

    private static func scheme(of url: String) throws(RedisTargetError) -> (Scheme, Substring) {
        guard let end = url.utf8.firstIndex(of: UInt8(ascii: ":")), url[end...].hasPrefix("://") else {
            throw RedisTargetError(.unsupportedScheme)
        }
        let rest = url[end...].dropFirst(3)
        switch url[..<end].lowercased() {
        case "redis": return (.plain, rest)
        case "unix", "redis+unix": return (.unix, rest)
        case "rediss":
            #if TLS
            return (.encrypted, rest)
            #else
            throw RedisTargetError(.unsupportedEncryption)
            #endif
        case "redis+sentinel", "rediss+sentinel", "redis-sentinel", "rediss-sentinel", "redis+cluster",
            "redis-cluster":
            throw RedisTargetError(.unsupportedSentinel)
        default: throw RedisTargetError(.unsupportedScheme)
        }
    }

    /// What stands before the `@`, and what after it. A second `@` could be of the password or of anything else.
    private static func userinfo(in location: Substring) throws(RedisTargetError) -> (Substring?, Substring) {
        let end = location.utf8.firstIndex(of: UInt8(ascii: "/")) ?? location.endIndex
        let parts = location[..<end].split(separator: "@", omittingEmptySubsequences: false)
        switch parts.count {
        case 1: return (nil, location)
        case 2: return (parts[0], location[parts[1].startIndex...])
        default: throw RedisTargetError(.invalidCredentials)
        }
    }

    private static func tcp(_ authority: Substring) throws(RedisTargetError) -> Endpoint {
        do throws(EndpointError) {
            return try Endpoint(authority: authority, defaultPort: defaultPort)
        } catch {
            throw RedisTargetError(error == .port ? .invalidPort : .invalidHost)
        }
    }

    private static func database(path: Substring, parameter: Int?) throws(RedisTargetError) -> Int {
        guard !path.isEmpty else { return parameter ?? 0 }
        guard let number = path.wholeNumber(digits: 9), parameter == nil || parameter == number else {
            throw RedisTargetError(.invalidDatabase)
        }
        return number
    }

    private static func socketPath(_ place: Substring) throws(RedisTargetError) -> Endpoint {
        let path = try place.decoded()
        do throws(EndpointError) {
            return try Endpoint(path: path)
        } catch {
            throw RedisTargetError(.invalidSocketPath)
        }
    }
}

extension RedisTarget.Credentials {
    /// A user without a password means nothing to `AUTH`, and an empty password is a forgotten one.
    fileprivate init(userinfo: Substring) throws(RedisTargetError) {
        let (user, password) = userinfo.cut(at: ":")
        guard let password, !password.isEmpty, !password.utf8.contains(UInt8(ascii: ":")) else {
            throw RedisTargetError(.invalidCredentials)
        }
        self.user = user.isEmpty ? nil : Secret(try Self.decoded(user))
        self.password = Secret(try Self.decoded(password))
    }

    /// Control characters are refused: no user types them, and careless clients and proxies take them for commands.
    private static func decoded(_ text: Substring) throws(RedisTargetError) -> [UInt8] {
        let bytes = try text.decoded()
        guard !bytes.contains(where: \.isControl) else { throw RedisTargetError(.invalidCredentials) }
        return bytes
    }
}

/// What follows the question mark.
private struct Parameters {
    var database: Int?
    var trustedCertificates: String?

    init(_ query: Substring?, scheme: RedisTarget.Scheme) throws(RedisTargetError) {
        guard let query else { return }
        for pair in query.split(separator: "&", omittingEmptySubsequences: false) {
            switch pair.cut(at: "=") {
            case ("db", let value?) where database == nil:
                guard let number = value.wholeNumber(digits: 9) else { throw RedisTargetError(.invalidDatabase) }
                database = number
            case ("ssl_ca_certs", let value?) where scheme == .encrypted && trustedCertificates == nil:
                guard let path = String(validating: try value.decoded(), as: UTF8.self), !path.isEmpty,
                    !path.utf8.contains(0)
                else { throw RedisTargetError(.unsupportedParameter) }
                trustedCertificates = path
            default: throw RedisTargetError(.unsupportedParameter)
            }
        }
    }
}

extension Substring {
    /// The bytes that stand for themselves or as `%` and two digits.
    fileprivate func decoded() throws(RedisTargetError) -> [UInt8] {
        guard let bytes = percentDecoded() else { throw RedisTargetError(.invalidPercentEncoding) }
        return bytes
    }
}

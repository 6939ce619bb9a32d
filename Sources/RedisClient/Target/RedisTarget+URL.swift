import ASCIIText

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
    /// The longest path of a Unix-domain socket, in bytes: what `sockaddr_un` holds on Darwin, the smaller one.
    package static let longestSocketPath = 103

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
            endpoint = .unix(path: try Self.socketPath(place))
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
        if authority.hasPrefix("[") {
            guard let end = authority.utf8.firstIndex(of: UInt8(ascii: "]")) else {
                throw RedisTargetError(.invalidHost)
            }
            let host = authority[..<end].dropFirst()
            let rest = authority[end...].dropFirst()
            guard host.isAddressInBrackets, rest.isEmpty || rest.hasPrefix(":") else {
                throw RedisTargetError(.invalidHost)
            }
            // A zone is written %25eth0 in a URL (RFC 6874), and %eth0 by everyone.
            let zone = host.cut(at: "%")
            let name = zone.after.map { $0.hasPrefix("25") && $0.count > 2 ? $0.dropFirst(2) : $0 }
            return .tcp(
                host: name.map { "\(zone.before)%\($0)" } ?? String(host),
                port: try port(rest.isEmpty ? nil : rest.dropFirst()))
        }
        let (host, number) = authority.cut(at: ":")
        guard host.isHostName else { throw RedisTargetError(.invalidHost) }
        return .tcp(host: String(host), port: try port(number))
    }

    private static func port(_ text: Substring?) throws(RedisTargetError) -> Int {
        guard let text else { return defaultPort }
        guard let number = Int(digits: text.utf8, atMost: 5), (1...65_535).contains(number) else {
            throw RedisTargetError(.invalidPort)
        }
        return number
    }

    private static func database(path: Substring, parameter: Int?) throws(RedisTargetError) -> Int {
        guard !path.isEmpty else { return parameter ?? 0 }
        guard let number = Int(digits: path.utf8, atMost: 9), parameter == nil || parameter == number else {
            throw RedisTargetError(.invalidDatabase)
        }
        return number
    }

    private static func socketPath(_ place: Substring) throws(RedisTargetError) -> String {
        let bytes = try place.decodedBytes()
        guard bytes.first == UInt8(ascii: "/"), (2...longestSocketPath).contains(bytes.count),
            !bytes.contains(where: \.isControl), let path = String(validating: bytes, as: UTF8.self)
        else { throw RedisTargetError(.invalidSocketPath) }
        return path
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
        let bytes = try text.decodedBytes()
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
                guard let number = Int(digits: value.utf8, atMost: 9) else { throw RedisTargetError(.invalidDatabase) }
                database = number
            case ("ssl_ca_certs", let value?) where scheme == .encrypted && trustedCertificates == nil:
                guard let path = String(validating: try value.decodedBytes(), as: UTF8.self), !path.isEmpty,
                    !path.utf8.contains(0)
                else { throw RedisTargetError(.unsupportedParameter) }
                trustedCertificates = path
            default: throw RedisTargetError(.unsupportedParameter)
            }
        }
    }
}

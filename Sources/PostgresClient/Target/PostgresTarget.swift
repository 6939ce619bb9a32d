import ASCIIText

/// Where a Postgres server is and how to log in there, read from a connection string.
///
/// Nothing of it ever appears in a description, a mirror or an error.
package struct PostgresTarget: Sendable, Hashable {
    /// The longest string that is read, in bytes.
    package static let longestText = 16_384

    let hosts: [PostgresHost]
    let attributes: SessionAttributes
    /// Options for libpq by their names; without host, address and port.
    let parameters: [String: String]
    /// Names of options that other libraries put there and that are left away: for one line in the log.
    package let droppedOptions: [String]

    /// Reads a connection string, a URI or libpq's keyword form.
    ///
    /// The string is the only source: of libpq's environment variables only `PGPASSWORD` is used, where the string
    /// holds no password. `~/.pgpass`, service files and certificates in the home folder are not read.
    ///
    /// - Parameters:
    ///   - text: The connection string.
    ///   - applicationName: What the server sees unless the string says `application_name`.
    ///   - allowsFiles: Whether the string may name certificates and keys. False for a string of unknown origin.
    /// - Throws: ``TargetError``, which holds nothing of the string.
    package init(
        _ text: String, applicationName: String = "health", allowsFiles: Bool = true
    ) throws(TargetError) {
        let settings = try Self.settings(of: text)
        hosts = try PostgresHost.all(in: settings)
        droppedOptions = settings.dropped
        if let name = settings[.targetSessionAttributes] {
            guard let attributes = SessionAttributes(rawValue: name) else {
                throw TargetError(.optionValue, .targetSessionAttributes)
            }
            self.attributes = attributes
        } else {
            attributes = .any
        }
        guard let user = settings[.user] ?? SystemUser.name else { throw TargetError(.userInfo, .user) }

        var parameters = Self.defaults
        parameters[TargetOption.applicationName.rawValue] = applicationName
        parameters.merge(settings.passed) { _, given in given }
        parameters["user"] = user
        parameters["dbname"] = settings[.dbname] ?? user
        parameters["password"] = settings[.password]
        self.parameters = parameters

        let files = settings.values.keys.filter { $0.treatment == .passed(.file) }
        if !allowsFiles, let file = files.min(by: { $0.rawValue < $1.rawValue }) {
            throw TargetError(.refusedOption, file)
        }
        if parameters["sslmode"]?.hasPrefix("verify-") == true, settings[.sslrootcert] == nil {
            throw TargetError(.certificateMissing)
        }
    }

    private static func settings(of text: String) throws(TargetError) -> TargetSettings {
        guard !text.isEmpty else { throw TargetError(.empty) }
        guard text.utf8.count <= longestText else { throw TargetError(.tooLong) }
        guard !text.utf8.contains(where: \.isControl) else { throw TargetError(.controlCharacter) }
        for scheme in ["postgresql://", "postgres://"] where text.hasPrefix(scheme) {
            return try TargetSettings(uri: text.utf8.dropFirst(scheme.utf8.count))
        }
        guard text.utf8.contains(where: { $0 != UInt8(ascii: " ") }) else { throw TargetError(.empty) }
        return try TargetSettings(keywords: text)
    }

    /// A value for every option that libpq would otherwise take from the environment or the home folder.
    ///
    /// libpq skips empty values, so each must say something. A path below a file that is no folder cannot exist, and
    /// libpq takes it without a word as "there is none".
    private static let defaults = [
        "channel_binding": "prefer", "client_encoding": "UTF8", "connect_timeout": "0", "gssencmode": "disable",
        "krbsrvname": "postgres", "passfile": nowhere, "sslcert": nowhere, "sslcompression": "0", "sslcrl": nowhere,
        "sslcrldir": nowhere, "sslkey": nowhere, "sslmode": "prefer", "sslrootcert": nowhere, "sslsni": "1",
        "ssl_max_protocol_version": "TLSv1.3", "ssl_min_protocol_version": "TLSv1.2", "target_session_attrs": "any",
    ]

    private static let nowhere = "/dev/null/none"
}

extension PostgresTarget: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Nothing but the type.
    package var description: String { "PostgresTarget" }
    /// Nothing but the type.
    package var debugDescription: String { "PostgresTarget" }
    /// Without children.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

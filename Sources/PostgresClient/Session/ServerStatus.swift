/// What a server tells about itself at connect and whenever it changes, without being asked.
///
/// Nil is "not told": before Postgres 14, or through a pooler. On an idle connection it may be old; it is as new as the
/// last answer.
package struct ServerStatus: Sendable, Hashable {
    /// Whether it is a standby.
    package var isInRecovery: Bool?
    /// Whether transactions are read-only unless they say otherwise.
    package var isReadOnlyByDefault: Bool?
    /// Its version, like `15.18`.
    package var version: String?

    package init(isInRecovery: Bool? = nil, isReadOnlyByDefault: Bool? = nil, version: String? = nil) {
        self.isInRecovery = isInRecovery
        self.isReadOnlyByDefault = isReadOnlyByDefault
        self.version = version
    }
}

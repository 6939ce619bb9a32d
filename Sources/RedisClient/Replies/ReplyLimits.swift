/// What a reply may cost; a limit of a connection, because a probe wants less than a store.
package struct ReplyLimits: Sendable, Hashable {
    /// The longest reply, all of its bytes counted.
    package var bytes: Int
    /// The most elements in one reply, those of nested arrays counted too; each costs about 100 bytes when parsed.
    package var elements: Int
    /// How deep arrays may nest; hiredis 0.14 itself gives up at 8.
    package var depth: Int
    /// The longest line: a simple text, an error, a number.
    package var line: Int
    /// The longest bulk that is kept; nil for connections on which a bulk that does not fit ends the connection.
    ///
    /// With it a longer one, and one for which ``bytes`` has no room any more, is read and forgotten, and the reply has
    /// ``RedisServerError/tooLarge`` or ``RedisServerError/leftOut`` in its place.
    package var bulk: Int?

    /// Limits; the defaults are those of a probe.
    package init(
        bytes: Int = 65_536, elements: Int = 1_024, depth: Int = 7, line: Int = 4_096, bulk: Int? = nil
    ) {
        self.bytes = bytes
        self.elements = elements
        self.depth = min(depth, 7)
        self.line = line
        self.bulk = bulk
    }

    /// The longest bulk that is read at all: as long as a server's values can be (`proto-max-bulk-len`).
    static let longestForgotten: Int64 = 512 * 1_024 * 1_024
    /// What stays free for the lengths and markers of the elements behind one that is left out.
    static let reserve = 32_768
}

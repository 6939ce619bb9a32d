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

    /// Limits; the defaults are those of a probe.
    package init(bytes: Int = 65_536, elements: Int = 1_024, depth: Int = 7, line: Int = 4_096) {
        self.bytes = bytes
        self.elements = elements
        self.depth = min(depth, 7)
        self.line = line
    }
}

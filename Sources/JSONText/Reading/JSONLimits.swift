/// What a JSON text may cost its reader.
package struct JSONLimits: Sendable, Hashable {
    /// The longest text, in bytes.
    package var size: Int
    /// How many arrays and objects may stand in one another, at most ``deepest``.
    package var depth: Int

    /// The reader calls itself for each level, and the stack of a thread in Swift's pool is 512 KiB.
    package static let deepest = 256

    /// Limits; the defaults are those of a document that a person or a program of ours wrote.
    package init(size: Int = 1 << 20, depth: Int = 64) {
        self.size = size
        self.depth = min(depth, Self.deepest)
    }
}

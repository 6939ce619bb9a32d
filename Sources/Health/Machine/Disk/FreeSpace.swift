/// How much of a file system must be free.
public struct FreeSpace: Sendable, Hashable {
    /// Bytes that must be free, 0 or more; nil where the number does not matter.
    public var bytes: Int64?
    /// The share that must be free, 0 to 1, of the space and of the inodes; nil where the share does not matter.
    public var share: Double?

    /// All that is given must be free; nothing given asks for nothing.
    public init(bytes: Int64? = nil, share: Double? = nil) {
        self.bytes = bytes
        self.share = share
    }

    /// - Throws: `ConfigurationError` for a value out of range.
    func validate(check: String) throws(ConfigurationError) {
        guard (bytes ?? 0) >= 0 else {
            throw ConfigurationError("free bytes of check \(check)", "must be 0 or more")
        }
        guard (0...1).contains(share ?? 0) else {
            throw ConfigurationError("free share of check \(check)", "must be 0 to 1")
        }
    }

    /// Whether a file system has that much.
    func isMet(by space: DiskSpace) -> Bool {
        if let bytes, space.freeBytes < bytes { return false }
        guard let share else { return true }
        return space.freeShare >= share && (space.freeInodeShare ?? 1) >= share
    }
}

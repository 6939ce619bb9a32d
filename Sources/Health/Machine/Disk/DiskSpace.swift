import Deadlines

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What a file system has left for a process without privileges.
package struct DiskSpace: Sendable, Hashable {
    /// Bytes that can still be written.
    package let freeBytes: Int64
    /// Bytes that are written, and those that can be.
    package let totalBytes: Int64
    /// Files that can still be made; nil where the file system has no such number.
    package let freeInodes: Int64?
    /// Files that are there, and those that can be made.
    package let totalInodes: Int64?

    /// A file system by its numbers.
    package init(freeBytes: Int64, totalBytes: Int64, freeInodes: Int64? = nil, totalInodes: Int64? = nil) {
        self.freeBytes = freeBytes
        self.totalBytes = totalBytes
        self.freeInodes = freeInodes
        self.totalInodes = totalInodes
    }

    /// A file system by what it says of itself, which need not make sense: what does not fit is held at the largest
    /// number.
    ///
    /// - Parameters:
    ///   - blocks: Blocks there are.
    ///   - free: Blocks that are free, for root.
    ///   - usable: Blocks that are free for everyone. What is kept for root is neither free nor part of the whole, as
    ///     for df.
    ///   - blockSize: Bytes in a block.
    ///   - files: Files that are there, and those that can be made; 0 where the file system has no such number.
    ///   - usableFiles: Files that everyone can still make.
    init(blocks: UInt64, free: UInt64, usable: UInt64, blockSize: UInt64, files: UInt64 = 0, usableFiles: UInt64 = 0) {
        let used = blocks - min(free, blocks)
        let (whole, overflow) = used.addingReportingOverflow(usable)
        self.init(
            freeBytes: Self.bytes(usable, blockSize), totalBytes: Self.bytes(overflow ? .max : whole, blockSize),
            freeInodes: files == 0 ? nil : Int64(clamping: usableFiles),
            totalInodes: files == 0 ? nil : Int64(clamping: files))
    }

    /// Asks the system, which may block for as long as a dead network file system likes.
    ///
    /// - Throws: `SystemCallError` with the system's number.
    static func read(_ path: String) throws(SystemCallError) -> DiskSpace {
        var numbers = statvfs()
        guard unsafe statvfs(path, &numbers) == 0 else { throw SystemCallError(errno: errno) }
        return DiskSpace(
            blocks: UInt64(numbers.f_blocks), free: UInt64(numbers.f_bfree), usable: UInt64(numbers.f_bavail),
            blockSize: UInt64(numbers.f_frsize), files: UInt64(numbers.f_files),
            usableFiles: UInt64(numbers.f_favail))
    }

    private static func bytes(_ blocks: UInt64, _ unit: UInt64) -> Int64 {
        let (bytes, overflow) = blocks.multipliedReportingOverflow(by: unit)
        return overflow ? .max : Int64(clamping: bytes)
    }

    /// The share of the space that is free; 1 for a file system without any, such as /proc.
    var freeShare: Double { Self.share(freeBytes, of: totalBytes) }

    /// The share of the files that can still be made.
    var freeInodeShare: Double? {
        guard let freeInodes, let totalInodes else { return nil }
        return Self.share(freeInodes, of: totalInodes)
    }

    private static func share(_ part: Int64, of whole: Int64) -> Double {
        whole > 0 ? min(Double(part) / Double(whole), 1) : 1
    }

    var observations: [Observation] {
        var observed = [
            Observation("free_bytes", .integer(freeBytes)), Observation("total_bytes", .integer(totalBytes)),
            Observation("free_ratio", .number(freeShare.rounded(toPlaces: 4))),
        ]
        if let freeInodeShare {
            observed.append(Observation("free_inodes_ratio", .number(freeInodeShare.rounded(toPlaces: 4))))
        }
        return observed
    }
}

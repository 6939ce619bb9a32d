#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The file of a ``SnapshotDocument``. Everything here blocks.
struct SnapshotFile: Sendable {
    /// Where it is.
    let path: String

    /// What became of reading it.
    enum Reading: Sendable, Hashable {
        /// There is no file.
        case none
        /// It cannot be read, is damaged, or was written by another version.
        case unusable
        /// What it holds.
        case contents([FlagKey: KeyContent])
    }

    /// Reads it.
    func read() -> Reading {
        switch FileBytes.read(path, atMost: SnapshotDocument.longest) {
        case .none: .none
        case .unreadable: .unusable
        case .bytes(let bytes): SnapshotDocument.contents(of: bytes).map { .contents($0) } ?? .unusable
        }
    }

    /// Puts a document in its place: whoever reads finds the old one or the new one, whenever power fails.
    ///
    /// - Returns: Whether it lies on the disk.
    func write(_ document: [UInt8]) -> Bool {
        let temporary = "\(path).\(getpid()).new"
        _ = unsafe unlink(temporary)
        let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        let isWritten = Self.write(document, to: descriptor) && fsync(descriptor) == 0
        close(descriptor)
        guard isWritten, unsafe rename(temporary, path) == 0 else {
            _ = unsafe unlink(temporary)
            return false
        }
        return synchronizeFolder()
    }

    /// The new name is on the disk only when the folder is.
    private func synchronizeFolder() -> Bool {
        let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var place = 0
        while place < bytes.count {
            let step = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[place...])
                #if canImport(Darwin)
                return unsafe Darwin.write(descriptor, rest.baseAddress, rest.count)
                #elseif canImport(Glibc)
                return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
                #elseif canImport(Musl)
                return unsafe Musl.write(descriptor, rest.baseAddress, rest.count)
                #endif
            }
            if step < 0, errno == EINTR { continue }
            guard step > 0 else { return false }
            place += step
        }
        return true
    }
}

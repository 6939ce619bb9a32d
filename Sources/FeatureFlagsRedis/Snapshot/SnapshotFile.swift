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
    /// The largest file that is read and written, in bytes.
    var longest = SnapshotDocument.longest

    /// What became of reading it.
    enum Reading: Sendable, Hashable {
        /// There is no file.
        case none
        /// It cannot be read, is damaged, or was written by another version.
        case unusable
        /// What it holds.
        case contents(Snapshot)
    }

    /// What became of writing it.
    enum Writing: Sendable, Hashable {
        /// It lies on the disk.
        case written
        /// It would be too large to be read; the old one is there still.
        case tooLarge
        /// The disk or its rights did not allow it.
        case failed
    }

    /// Reads it.
    func read() -> Reading {
        switch FileBytes.read(path, atMost: longest) {
        case .none: .none
        case .unreadable: .unusable
        case .bytes(let bytes): SnapshotDocument.snapshot(of: bytes, now: .now).map { .contents($0) } ?? .unusable
        }
    }

    /// Puts a snapshot in its place: whoever reads finds the old one or the new one, whenever power fails.
    func write(_ snapshot: Snapshot) -> Writing {
        let document = SnapshotDocument.bytes(snapshot, now: .now)
        guard document.count <= longest else { return .tooLarge }
        return write(document) ? .written : .failed
    }

    private func write(_ document: [UInt8]) -> Bool {
        // Of a name that nobody else has: processes of two containers can have the same number.
        let temporary = TemporaryName(of: path)
        let descriptor = unsafe open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        temporary.removeOthers(before: descriptor)
        let isWritten = Self.write(document, to: descriptor) && fsync(descriptor) == 0
        close(descriptor)
        guard isWritten, unsafe rename(temporary.path, path) == 0 else {
            _ = unsafe unlink(temporary.path)
            return false
        }
        return synchronizeFolder(temporary.folder)
    }

    /// The new name is on the disk only when the folder is.
    private func synchronizeFolder(_ folder: String) -> Bool {
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

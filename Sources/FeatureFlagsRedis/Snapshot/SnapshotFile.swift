#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The file of a ``SnapshotDocument``. Everything here blocks.
struct SnapshotFile: Sendable {
    /// Where it is, or a link to it.
    let path: String
    /// Whose flags it keeps; nil for anybody's.
    var store: String?
    /// The largest file that is read and written, in bytes.
    var longest = SnapshotDocument.longest
    /// Who writes: by this a process knows its own file again, whatever has become of the clock.
    private let writer = String(UInt64.random(in: .min ... .max), radix: 16)

    /// What became of reading it.
    enum Reading: Sendable, Hashable {
        /// There is no file.
        case none
        /// It cannot be read, is no regular file, or is larger than allowed.
        case unreadable
        /// It is damaged, or was written by another version.
        case damaged
        /// It keeps the flags of another server.
        case foreign
        /// What it holds.
        case contents(Snapshot)
    }

    /// What became of writing it.
    enum Writing: Sendable, Hashable {
        /// It lies on the disk.
        case written
        /// Another process has put there what is newer.
        case superseded
        /// It would be too large to be read; the old one is there still.
        case tooLarge
        /// Something else than a regular file is there: a device, a pipe, a folder.
        case irregular
        /// The disk or its rights did not allow it.
        case failed
    }

    /// Reads it.
    func read() -> Reading {
        switch FileBytes.read(path, atMost: longest) {
        case .none: return .none
        case .unreadable: return .unreadable
        case .bytes(let bytes):
            guard let document = SnapshotDocument(reading: bytes, now: .now) else { return .damaged }
            return isForeign(document) ? .foreign : .contents(document.snapshot)
        }
    }

    /// Puts a snapshot in its place: whoever reads finds the old one or the new one, whenever power fails.
    ///
    /// What is newer stays. Between that look and the renaming another process may put its own there, which is lost then
    /// until that one writes again: a moment of microseconds, for which no process waits for another.
    func write(_ snapshot: Snapshot) -> Writing {
        guard let place = FilePlace(following: path) else { return .irregular }
        let document = SnapshotDocument(snapshot, store: store, writer: writer).bytes(now: .now)
        guard document.count <= longest else { return .tooLarge }
        // Of a name that nobody else has: processes of two containers can have the same number.
        let temporary = TemporaryName(of: place)
        let descriptor = unsafe open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return .failed }
        temporary.removeOthers(before: descriptor)
        let isWritten = Self.write(document, to: descriptor) && fsync(descriptor) == 0
        close(descriptor)
        // As late as can be.
        let isSuperseded = isWritten && holdsNewer(than: snapshot)
        guard isWritten, !isSuperseded, unsafe rename(temporary.path, place.path) == 0 else {
            _ = unsafe unlink(temporary.path)
            return isSuperseded ? .superseded : .failed
        }
        return synchronizeFolder(place.folder) ? .written : .failed
    }

    private func isForeign(_ document: SnapshotDocument) -> Bool {
        guard let store, let other = document.store else { return false }
        return store != other
    }

    /// Whether another process has put there what is newer than a snapshot.
    private func holdsNewer(than snapshot: Snapshot) -> Bool {
        let now = Moment.now
        guard case .bytes(let bytes) = FileBytes.read(path, atMost: longest),
            let document = SnapshotDocument(reading: bytes, now: now), document.writer != writer, !isForeign(document),
            // What claims to be of the future was written before a clock was set back, and would stay for ever.
            let latest = document.snapshot.latest, latest < now.instant
        else { return false }
        return snapshot.latest.map { $0 < latest } ?? true
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

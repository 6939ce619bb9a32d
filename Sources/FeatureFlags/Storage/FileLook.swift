#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// By what a file that was written again is told from the one that was read.
struct FileStamp: Sendable, Hashable {
    let device: UInt64
    let number: UInt64
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
}

/// What one look at a file has shown. It may block.
enum FileLook: Sendable, Hashable {
    /// It is the one that is known.
    case unchanged
    /// Its bytes.
    case bytes([UInt8], FileStamp)
    /// It cannot be read: one word that says why.
    case failed(String)

    /// Looks at a file, and reads it unless it is the one that is known.
    init(_ path: String, unless known: FileStamp?) {
        // Without waiting for the writer of a pipe.
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            self = .failed(Self.word(errno))
            return
        }
        defer { close(file) }
        guard let before = FileStamp(file) else {
            self = .failed("no_file")
            return
        }
        guard before != known else {
            self = .unchanged
            return
        }
        guard let bytes = bytesOfFile(file) else {
            self = .failed(before.size > FileFlagStore.largest ? "too_large" : "unreadable")
            return
        }
        // Written meanwhile: what was read may be half of it, so it is read again at the next look.
        guard FileStamp(file) == before, Int64(bytes.count) == before.size else {
            self = .failed("being_written")
            return
        }
        self = .bytes(bytes, before)
    }

    private static func word(_ error: Int32) -> String {
        switch error {
        case ENOENT, ENOTDIR: "missing"
        case EACCES, EPERM: "no_permission"
        default: "unreadable"
        }
    }
}

/// All bytes of an open file; nil when it cannot be read or is too large.
private func bytesOfFile(_ file: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= FileFlagStore.largest {
        let count = unsafe read(file, &buffer, buffer.count)
        if count == 0 { return bytes }
        guard count > 0 else {
            guard errno == EINTR else { return nil }
            continue
        }
        bytes += buffer[..<count]
    }
    return nil
}

extension FileStamp {
    /// The stamp of an open file; nil when it is no regular one.
    fileprivate init?(_ file: Int32) {
        var status = stat()
        guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        #if canImport(Darwin)
        let modified = status.st_mtimespec
        #else
        let modified = status.st_mtim
        #endif
        self.init(
            device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(truncatingIfNeeded: status.st_ino),
            size: Int64(status.st_size), seconds: Int(modified.tv_sec), nanoseconds: Int(modified.tv_nsec))
    }
}

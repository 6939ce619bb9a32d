#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Reads whole files. Blocks.
enum FileBytes: Sendable, Hashable {
    /// There is no file.
    case none
    /// It cannot be read, is no regular file, or is larger than allowed.
    case unreadable
    /// What it holds.
    case bytes([UInt8])

    /// Reads a file.
    static func read(_ path: String, atMost limit: Int) -> FileBytes {
        // Without blocking, which the opening of a pipe would do.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return errno == ENOENT ? .none : .unreadable }
        defer { close(descriptor) }
        var about = stat()
        guard unsafe fstat(descriptor, &about) == 0, about.st_mode & S_IFMT == S_IFREG, about.st_size <= limit,
            let bytes = bytes(of: descriptor, count: Int(about.st_size))
        else { return .unreadable }
        return .bytes(bytes)
    }

    private static func bytes(of descriptor: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var place = 0
        while place < count {
            let step = unsafe bytes.withUnsafeMutableBytes { buffer in
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[place...])
                #if canImport(Darwin)
                return unsafe Darwin.read(descriptor, rest.baseAddress, rest.count)
                #elseif canImport(Glibc)
                return unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
                #elseif canImport(Musl)
                return unsafe Musl.read(descriptor, rest.baseAddress, rest.count)
                #endif
            }
            if step < 0, errno == EINTR { continue }
            guard step > 0 else { return nil }
            place += step
        }
        return bytes
    }
}

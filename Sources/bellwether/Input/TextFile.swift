#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Reads small files.
enum TextFile {
    /// How long a pipe may say nothing, in milliseconds.
    private static let patience: Int32 = 5_000

    /// The bytes of a file or of a pipe; nil when it cannot be read, is larger than the limit, or says nothing for 5 s.
    static func bytes(_ path: String, limit: Int) -> [UInt8]? {
        // Without waiting for whoever would write to a pipe.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while bytes.count <= limit {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR || errno == EAGAIN && hasMore(descriptor) { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
        return nil
    }

    private static func hasMore(_ descriptor: Int32) -> Bool {
        var wish = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let count = poll(&wish, 1, patience)
        return count > 0 || count < 0 && errno == EINTR
    }
}

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Reads and writes files as a whole.
enum TextFile {
    /// How long a pipe may say nothing, in milliseconds.
    private static let patience: Int32 = 5_000

    /// The bytes of a file or of a pipe; nil when it cannot be read, is larger than the limit, or says nothing for 5 s.
    static func bytes(_ path: String, limit: Int) -> [UInt8]? {
        // Without waiting for whoever would write to a pipe.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return bytes(of: descriptor, limit: limit)
    }

    /// The bytes of standard input up to its end; nil when it cannot be read, or is larger than the limit.
    static func standardInput(limit: Int) -> [UInt8]? {
        bytes(of: STDIN_FILENO, limit: limit)
    }

    /// Why there is no text of a file, in words: it is not there, a folder, too large, not readable, or no text.
    static func problem(with path: String, limit: Int) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else {
            return errno == ENOENT ? "there is no such file" : "cannot be looked at"
        }
        if status.st_mode & S_IFMT == S_IFDIR { return "is a folder: name a file" }
        if status.st_size > limit { return "has more than \(limit) bytes" }
        return access(path, R_OK) == 0 ? "cannot be read as text in UTF-8" : "must not be read by whoever runs this"
    }

    /// Whether two paths lead to one file.
    static func isSame(_ first: String, _ second: String) -> Bool {
        var (one, other) = (stat(), stat())
        guard stat(first, &one) == 0, stat(second, &other) == 0 else { return false }
        return one.st_dev == other.st_dev && one.st_ino == other.st_ino && one.st_mode & S_IFMT == S_IFREG
    }

    /// Writes a file in place of what was there, which stays as it is until all is written.
    ///
    /// - Parameters:
    ///   - option: The option that names the file.
    /// - Throws: ``Complaint``: of wrong use where nothing can be written there, and of lost output where that fails.
    static func save(_ text: String, to path: String, as option: String) throws(Complaint) {
        var status = stat()
        let isThere = stat(path, &status) == 0
        // A pipe or a device cannot be replaced.
        let isReplaced = !isThere || status.st_mode & S_IFMT == S_IFREG
        let target = isReplaced ? followed(path) : path
        let place = isReplaced ? "\(target).\(getpid()).new" : target
        let mode = isThere ? status.st_mode & 0o777 : 0o644
        let descriptor = open(place, O_WRONLY | O_CREAT | O_CLOEXEC | (isReplaced ? O_EXCL : O_TRUNC), mode)
        guard descriptor >= 0 else {
            throw Complaint.usage(option, "must name a file that can be written: \(reason)")
        }
        let isWritten = fill(descriptor, with: text) && (!isReplaced || rename(place, target) == 0)
        guard !isWritten else { return }
        let complaint = Complaint(text: "\(option) \(path): cannot be written: \(reason)", status: 70)
        if isReplaced { unlink(place) }
        throw complaint
    }

    /// What a path leads to: of a link its file is replaced, and the link stays.
    private static func followed(_ path: String) -> String {
        guard let target = realpath(path, nil) else { return path }
        defer { free(target) }
        return String(cString: target)
    }

    /// Why the last call failed, in words.
    private static var reason: String { String(cString: strerror(errno)) }

    /// Writes all of a text and closes.
    private static func fill(_ descriptor: Int32, with text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let error = errno
                close(descriptor)
                errno = error
                return false
            }
            rest = rest.dropFirst(count)
        }
        return close(descriptor) == 0
    }

    private static func bytes(of descriptor: Int32, limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
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

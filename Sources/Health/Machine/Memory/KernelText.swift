import ASCIIText
import Deadlines

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What the kernel writes in the files of /proc and of control groups.
struct KernelText: Sendable, Hashable {
    /// The most that is read; mountinfo is the longest of these files by far.
    private static let limit = 4 * 1_024 * 1_024

    let text: String

    init(_ text: String) {
        self.text = text
    }

    /// Reads a file.
    ///
    /// - Throws: `SystemCallError` with the system's number.
    init(at path: String) throws(SystemCallError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemCallError(errno: errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while bytes.count < Self.limit {
            let count = unsafe read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw SystemCallError(errno: errno) }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// The one number of a file; nil for `max` and for anything else.
    var number: UInt64? {
        UInt64(digits: text.prefix { $0 != "\n" }.utf8)
    }

    /// The number of a line `key number` or `key: number kB`, in bytes.
    func number(of key: String) -> UInt64? {
        for line in text.split(separator: "\n") {
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            guard words.count >= 2, words[0] == key || words[0] == key + ":" else { continue }
            guard let number = UInt64(digits: words[1].utf8) else { return nil }
            guard words.count > 2 else { return number }
            let (bytes, overflow) = number.multipliedReportingOverflow(by: 1_024)
            return words[2] == "kB" && !overflow ? bytes : nil
        }
        return nil
    }
}

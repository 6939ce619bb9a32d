#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The operating system's errors that libpq tells as text only.
///
/// The text is compared with that of `strerror` in the same process and language, never with wording of our own.
enum SystemErrorText {
    private static let known: [(numbers: [Int32], code: PostgresError.Code)] = [
        ([ECONNREFUSED, ENOENT], .refused),
        ([EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ENETDOWN, EADDRNOTAVAIL, EAFNOSUPPORT], .unreachable),
        // On a Unix socket EAGAIN is a full backlog: a server that does not accept.
        ([ETIMEDOUT, EAGAIN], .timeout),
        ([ECONNRESET, EPIPE, ECONNABORTED, ENOTCONN], .closed),
        ([EACCES, EPERM], .noPermission),
        ([EMFILE, ENFILE, ENOMEM, ENOBUFS], .resources),
    ]

    /// The class of the error that the text names; nil when it names none.
    static func code(in text: String) -> PostgresError.Code? {
        known.first { entry in entry.numbers.contains { text.contains(string(for: $0)) } }?.code
    }

    /// The class of an error number.
    static func code(of number: Int32) -> PostgresError.Code? {
        known.first { $0.numbers.contains(number) }?.code
    }

    private static func string(for number: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        _ = unsafe strerror_r(number, &buffer, buffer.count)
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

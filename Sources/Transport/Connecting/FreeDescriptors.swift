#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The descriptors that this process may still open.
enum FreeDescriptors {
    /// Whether there are so many at this moment, found out by opening them: a limit tells neither what is in use nor
    /// what the whole system has left.
    static func are(atLeast count: Int) -> Bool {
        var opened: [Int32] = []
        defer { for descriptor in opened { close(descriptor) } }
        while opened.count < count {
            let descriptor = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return errno != EMFILE && errno != ENFILE && errno != ENOMEM }
            opened.append(descriptor)
        }
        return true
    }
}

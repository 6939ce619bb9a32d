#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The three descriptors that a program is started with.
enum StandardDescriptors {
    /// Takes those that are closed (`>&-`), so that no socket gets their number and is written lines into.
    ///
    /// They are opened the wrong way round: whoever uses one is told that it does not work.
    static func occupy() {
        for (descriptor, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
        where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free number is this one, since those below are taken by now.
            _ = open("/dev/null", mode)
        }
    }
}

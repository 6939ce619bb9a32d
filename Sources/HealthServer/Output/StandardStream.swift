#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where a program writes lines for scripts and people.
public enum StandardStream: Sendable {
    /// What the program was asked for.
    case output
    /// What went wrong.
    case error

    /// Writes a line at once, without a buffer in between, so that a script that waits for it sees it.
    ///
    /// - Returns: Whether it was written; not when nobody reads any more.
    @discardableResult
    public func writeLine(_ text: String) -> Bool {
        let descriptor = self == .output ? STDOUT_FILENO : STDERR_FILENO
        var rest = Array((text + "\n").utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

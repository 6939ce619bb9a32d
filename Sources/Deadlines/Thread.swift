#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Starts a detached thread.
///
/// - Parameter body: What the thread does until its end.
/// - Throws: `SystemCallError` when the system has no thread left.
package func startThread(_ body: @escaping @Sendable () -> Void) throws {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    // Enough for libpq and getaddrinfo, and a sixteenth of the usual reservation.
    unsafe pthread_attr_setstacksize(&attributes, 512 * 1_024)

    let start = unsafe Unmanaged.passRetained(ThreadStart(body))
    #if canImport(Darwin)
    var thread: pthread_t?
    #else
    var thread = pthread_t()
    #endif
    let failure = unsafe pthread_create(&thread, &attributes, threadMain, start.toOpaque())
    if failure != 0 {
        unsafe start.release()
        throw SystemCallError(errno: failure)
    }
}

private final class ThreadStart {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
    }
}

#if canImport(Darwin)
private func threadMain(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    unsafe runThread(argument)
    return nil
}
#else
private func threadMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument = unsafe argument { unsafe runThread(argument) }
    return nil
}
#endif

private func runThread(_ argument: UnsafeMutableRawPointer) {
    unsafe Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue().body()
}

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A descriptor kept for the hour of need: given up, it lets one client in at a time to be told that there is no room.
final class SpareDescriptor {
    /// The most clients that are sent away at a time.
    private static let batch = 64

    private var descriptor: Int32 = -1

    init() {
        reopen()
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Accepts the clients that wait at a listening socket, sends each the bytes, and closes.
    ///
    /// - Returns: How many there were.
    func sendAway(from listener: Int32, saying bytes: [UInt8]) -> Int {
        if descriptor < 0 { reopen() }
        guard descriptor >= 0 else { return 0 }
        close(descriptor)
        defer { reopen() }
        var count = 0
        while count < Self.batch {
            let client = accept(listener, nil, nil)
            guard client >= 0 else { break }
            count += 1
            Self.refuse(client, saying: bytes)
        }
        return count
    }

    private static func refuse(_ client: Int32, saying bytes: [UInt8]) {
        #if canImport(Darwin)
        var on: Int32 = 1
        _ = unsafe setsockopt(client, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
        let flags = MSG_DONTWAIT
        #else
        let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
        #endif
        _ = unsafe bytes.withUnsafeBytes { unsafe send(client, $0.baseAddress, $0.count, flags) }
        shutdown(client, Int32(SHUT_WR))
        // Closing with unread bytes would be a reset, which can take the answer from the client.
        unsafe withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 1) { buffer in
            _ = unsafe recv(client, buffer.baseAddress, buffer.count, flags)
        }
        close(client)
    }

    private func reopen() {
        descriptor = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
    }
}

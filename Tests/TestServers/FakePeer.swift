import Deadlines

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// One accepted connection of a fake server. Used by the thread of its handler only; closed with its last reference.
package final class FakePeer: Sendable {
    private let descriptor: Int32
    private let ending: Wakeup

    init(_ descriptor: Int32, ending: Wakeup) {
        self.descriptor = descriptor
        self.ending = ending
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }

    deinit {
        close(descriptor)
    }

    /// What has come, waiting for the first byte; empty when the client has closed.
    package func receive() throws -> [UInt8] {
        guard isReadable(descriptor, or: ending.readEnd, within: -1) else { throw CancellationError() }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count >= 0 else { throw TestServerError.system("recv") }
        return Array(buffer[..<count])
    }

    /// Sends everything, waiting for room as long as the client and the server live.
    package func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write($0) }
            if count > 0 { rest = rest.dropFirst(count) }
            if count < 0 {
                guard errno == EAGAIN else { throw TestServerError.system("send") }
                try waitForRoom()
            }
        }
    }

    /// Sends byte by byte.
    package func drip(_ bytes: [UInt8], every time: Duration) throws {
        for byte in bytes {
            try send([byte])
            guard !isReadable(ending.readEnd, within: Int32(time.wholeMilliseconds())) else {
                throw CancellationError()
            }
        }
    }

    /// Does nothing until the server ends or the client closes.
    package func hold() {
        while let bytes = try? receive(), !bytes.isEmpty {}
    }

    /// Makes the end of the connection a reset instead of an orderly close.
    package func resetOnClose() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    private func write(_ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Darwin)
        Darwin.send(descriptor, bytes.baseAddress, bytes.count, 0)
        #elseif canImport(Glibc)
        Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        #elseif canImport(Musl)
        Musl.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        #endif
    }

    private func waitForRoom() throws {
        var entries = [
            pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0),
            pollfd(fd: ending.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        guard wait(for: &entries, within: -1), entries[1].revents == 0 else { throw CancellationError() }
    }
}

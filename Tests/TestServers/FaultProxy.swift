import Deadlines
import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A TCP proxy on 127.0.0.1 that does to connections what networks do.
package final class FaultProxy: Sendable {
    /// What happens to what passes.
    package enum Fault: Sendable, Hashable {
        /// Nothing.
        case none
        /// Nothing passes in either direction, and nobody is told; new connections are accepted.
        case freeze
        /// What the server says comes in single bytes.
        case drip(every: Duration)
        /// What the server says comes so much later.
        case delay(Duration)
    }

    /// The port on which it listens.
    package let port: Int
    private let target: Int
    private let listener: LoopbackSocket
    private let ending: Wakeup
    private let state = Mutex(State())

    private struct State {
        var fault = Fault.none
        var isRefusing = false
        /// Connections are cut whose number is below this one.
        var firstAlive = 0
        var accepted = 0
    }

    /// Starts a proxy in front of a port.
    package init(to target: Int) throws {
        self.target = target
        listener = try LoopbackSocket(port: 0)
        ending = try Wakeup()
        port = listener.port
        _ = fcntl(listener.descriptor, F_SETFL, O_NONBLOCK)
        guard listen(listener.descriptor, 1_024) == 0 else { throw TestServerError.system("listen") }
        let descriptor = listener.descriptor
        try startThread { [ending, weak self] in
            while isReadable(descriptor, or: ending.readEnd, within: -1) {
                let client = accept(descriptor, nil, nil)
                guard client >= 0, let self else { continue }
                self.begin(client)
            }
        }
    }

    deinit {
        ending.wake()
        listener.close()
    }

    /// What happens from now on.
    package func set(_ fault: Fault) { state.withLock { $0.fault = fault } }

    /// Whether new connections are closed at once.
    package func refuse(_ isRefusing: Bool) { state.withLock { $0.isRefusing = isRefusing } }

    /// Ends all connections.
    package func cut() { state.withLock { $0.firstAlive = $0.accepted } }

    private func begin(_ client: Int32) {
        let number: Int? = state.withLock { state in
            guard !state.isRefusing else { return nil }
            state.accepted += 1
            return state.accepted - 1
        }
        guard let number, let server = connected() else {
            close(client)
            return
        }
        for descriptor in [client, server] {
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            var on: Int32 = 1
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        }
        let isAlive: @Sendable () -> Bool = { [weak self] in
            self?.state.withLock { number >= $0.firstAlive } ?? false
        }
        let fault: @Sendable () -> Fault = { [weak self] in self?.state.withLock { $0.fault } ?? .none }
        do {
            try startThread {
                Self.pass(client, server, isAlive: isAlive, fault: fault)
                close(client)
                close(server)
            }
        } catch {
            close(client)
            close(server)
        }
    }

    private func connected() -> Int32? {
        #if canImport(Glibc)
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(target).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        let failed = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                connect(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size)) != 0
            }
        }
        if failed {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    /// Passes bytes on until an end closes or the proxy cuts.
    private static func pass(
        _ client: Int32, _ server: Int32, isAlive: () -> Bool, fault: () -> Fault
    ) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while isAlive() {
            let fault = fault()
            guard fault != .freeze else {
                pause(.milliseconds(2))
                continue
            }
            var entries = [
                pollfd(fd: client, events: Int16(POLLIN), revents: 0),
                pollfd(fd: server, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&entries, 2, 10) > 0 else { continue }
            for (entry, other) in [(entries[0], server), (entries[1], client)] where entry.revents != 0 {
                let count = recv(entry.fd, &buffer, buffer.count, 0)
                guard count > 0 else { return }
                let bytes = buffer[..<count]
                switch entry.fd == server ? fault : .none {
                case .drip(let time):
                    for byte in bytes {
                        guard isAlive(), send(all: [byte], to: other) else { return }
                        pause(time)
                    }
                case .delay(let time):
                    pause(time)
                    guard send(all: bytes, to: other) else { return }
                case .none, .freeze:
                    guard send(all: bytes, to: other) else { return }
                }
            }
        }
    }

    private static func send(all bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { buffer in
                #if canImport(Darwin)
                Darwin.send(descriptor, buffer.baseAddress, buffer.count, 0)
                #elseif canImport(Glibc)
                Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
                #elseif canImport(Musl)
                Musl.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
                #endif
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

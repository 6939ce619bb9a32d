import ASCIIText

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// One place where a server may be.
struct PostgresHost: Sendable, Hashable {
    /// A name, an address in digits, or the folder of a Unix socket.
    let name: String
    /// The address to speak to, where the name is only for certificates.
    let address: String?
    let port: UInt16

    /// Whether the name is the folder of a Unix socket; `@` begins an abstract one.
    var isSocketFolder: Bool { name.hasPrefix("/") || name.hasPrefix("@") }

    /// The hosts of a connection string.
    static func all(in settings: TargetSettings) throws(TargetError) -> [PostgresHost] {
        let addresses = settings[.hostaddr]?.entries
        guard let names = settings[.host]?.entries ?? addresses else { throw TargetError(.hostMissing) }
        guard names.count <= limit, addresses.map({ $0.count == names.count }) ?? true else { throw TargetError(.host) }
        let ports = settings[.port]?.entries ?? [""]
        guard ports.count == names.count || ports.count == 1 else { throw TargetError(.port) }

        var hosts: [PostgresHost] = []
        for (index, name) in names.enumerated() {
            let address = addresses.flatMap { $0[index].isEmpty ? nil : $0[index] }
            let port = try port(ports.count == 1 ? ports[0] : ports[index])
            let host = PostgresHost(name: name.isEmpty ? address ?? "" : name, address: address, port: port)
            guard host.isUsable else { throw TargetError(.host) }
            hosts.append(host)
        }
        return hosts
    }

    /// More hosts than this leave none of them a useful share of the deadline.
    private static let limit = 16

    private static func port(_ text: String) throws(TargetError) -> UInt16 {
        guard !text.isEmpty else { return 5432 }
        guard let port = UInt16(digits: text.utf8), port > 0 else { throw TargetError(.port) }
        return port
    }

    private var isUsable: Bool {
        if let address, !address.isNumericAddress { return false }
        // The path of a Unix socket has room for 107 bytes, `/.s.PGSQL.65535` included.
        if isSocketFolder { return (2...90).contains(name.utf8.count) && !name.utf8.contains(where: \.isControl) }
        return name.isNumericAddress || name.isHostName
    }
}

extension String {
    fileprivate var entries: [String] {
        split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    /// Whether this is an IPv4 or IPv6 address in digits, with an optional zone.
    var isNumericAddress: Bool {
        let digits = split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = digits.first.map(String.init) else { return false }
        if digits.count == 2 {
            guard (1...32).contains(digits[1].utf8.count), digits[1].utf8.allSatisfy(\.isNameCharacter) else {
                return false
            }
        }
        var buffer = in6_addr()
        if unsafe inet_pton(AF_INET6, address, &buffer) == 1 { return true }
        return digits.count == 1 && (unsafe inet_pton(AF_INET, address, &buffer)) == 1
    }

    /// A name whose last label is a number is no name: the system would read `10.1` as an address (RFC 1123, 2.1).
    fileprivate var isHostName: Bool {
        let labels = split(separator: ".", omittingEmptySubsequences: false).dropLast(hasSuffix(".") ? 1 : 0)
        guard (1...253).contains(utf8.count), utf8.allSatisfy(\.isNameCharacter), let last = labels.last else {
            return false
        }
        return labels.allSatisfy { (1...63).contains($0.utf8.count) } && !last.utf8.allSatisfy(\.isDigit)
    }
}

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The addresses of a host by `getaddrinfo(3)`, without repetitions; blocks.
func systemLookup(_ host: String) -> [ResolvedAddress] {
    var hints = unsafe addrinfo()
    #if canImport(Glibc)
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
    unsafe hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { unsafe freeaddrinfo(list) }

    var found: [ResolvedAddress] = []
    var entry = unsafe list
    while let current = unsafe entry {
        if let address = unsafe ResolvedAddress(current.pointee), !found.contains(address) { found.append(address) }
        unsafe entry = current.pointee.ai_next
    }
    return found
}

extension ResolvedAddress {
    /// The address of one entry, in digits; nil for another family than IP.
    fileprivate init?(_ entry: addrinfo) {
        guard unsafe entry.ai_family == AF_INET || entry.ai_family == AF_INET6 else { return nil }
        var digits = [CChar](repeating: 0, count: 128)
        let failure = unsafe getnameinfo(
            entry.ai_addr, entry.ai_addrlen, &digits, socklen_t(digits.count), nil, 0, NI_NUMERICHOST)
        guard failure == 0 else { return nil }
        let bytes = digits.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        self.init(numeric: String(decoding: bytes, as: UTF8.self), isIPv6: unsafe entry.ai_family == AF_INET6)
    }
}

import ASCIIText

extension TargetSettings {
    /// Reads a URI: `postgresql://user:password@host:port,host:port/database?option=value&…`.
    ///
    /// Stricter than libpq's reader, which takes a raw `@`, `/` or `#` in a password and then speaks to another host:
    /// whatever could be read in two ways is refused.
    init(uri rest: Substring.UTF8View.SubSequence) throws(TargetError) {
        guard !rest.contains(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: " ") }) else {
            throw TargetError(.userInfo)
        }
        let (beforeQuery, query) = rest.split(at: "?")
        let (authority, path) = beforeQuery.split(at: "/")
        let (first, second) = authority.split(at: "@")
        if let second {
            guard !second.contains(UInt8(ascii: "@")) else { throw TargetError(.userInfo) }
            let (user, password) = first.split(at: ":")
            try set(.user, try user.decodedText)
            if let password { try set(.password, try password.decodedText) }
        }
        try readHosts(second ?? first)
        if let path, !path.isEmpty {
            guard !path.contains(UInt8(ascii: "/")) else { throw TargetError(.database) }
            guard !path.contains(UInt8(ascii: "@")) else { throw TargetError(.userInfo) }
            try set(.dbname, try path.decodedText)
        }
        if let query { try readQuery(query) }
    }

    private mutating func readHosts(_ text: Substring.UTF8View.SubSequence) throws(TargetError) {
        guard !text.isEmpty else { return }
        var hosts: [String] = []
        var ports: [String] = []
        for entry in text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            let (host, port) = try entry.splitHostAndPort()
            hosts.append(try host.decodedText)
            ports.append(String(decoding: port ?? [], as: UTF8.self))
        }
        try set(.host, hosts.joined(separator: ","))
        if ports.contains(where: { !$0.isEmpty }) { try set(.port, ports.joined(separator: ",")) }
    }

    private mutating func readQuery(_ text: Substring.UTF8View.SubSequence) throws(TargetError) {
        guard !text.isEmpty else { return }
        for entry in text.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
            let (name, value) = entry.split(at: "=")
            guard let value, !value.contains(UInt8(ascii: "=")) else { throw TargetError(.form) }
            try set(try name.decodedText, try value.decodedText)
        }
    }
}

extension Substring.UTF8View.SubSequence {
    /// What stands before and after the first occurrence of a character.
    fileprivate func split(at character: Unicode.Scalar) -> (Self, Self?) {
        guard let index = firstIndex(of: UInt8(ascii: character)) else { return (self, nil) }
        return (self[..<index], self[self.index(after: index)...])
    }

    /// A host and its port; an IPv6 address stands in brackets, which are taken off.
    fileprivate func splitHostAndPort() throws(TargetError) -> (Self, [UInt8]?) {
        guard first == UInt8(ascii: "[") else {
            let (host, port) = split(at: ":")
            return (host, port.map(Array.init))
        }
        guard let end = firstIndex(of: UInt8(ascii: "]")) else { throw TargetError(.host) }
        let host = self[index(after: startIndex)..<end]
        let rest = self[index(after: end)...]
        guard host.contains(UInt8(ascii: ":")) else { throw TargetError(.host) }
        guard !rest.isEmpty else { return (host, nil) }
        guard rest.first == UInt8(ascii: ":") else { throw TargetError(.host) }
        return (host, Array(rest.dropFirst()))
    }

    /// The text with `%XX` replaced.
    fileprivate var decodedText: String {
        get throws(TargetError) {
            // A NUL would end the value for libpq, and can only have been encoded.
            guard let bytes = percentDecoded, !bytes.contains(0) else { throw TargetError(.percentEncoding) }
            guard let text = String(validating: bytes, as: UTF8.self) else { throw TargetError(.textEncoding) }
            return text
        }
    }
}

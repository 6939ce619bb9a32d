import ASCIIText

extension TargetSettings {
    /// Reads the keyword form: `host=localhost dbname='my shop' password=…`.
    ///
    /// The grammar is libpq's: white space around `=`, values in single quotes, a backslash before any character.
    init(keywords text: String) throws(TargetError) {
        var rest = text.utf8[...]
        rest.skipSpaces()
        while !rest.isEmpty {
            let name = rest.take { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
            rest.skipSpaces()
            guard !name.isEmpty, rest.popFirst() == UInt8(ascii: "=") else { throw TargetError(.form) }
            rest.skipSpaces()
            try set(name, try rest.takeValue())
            rest.skipSpaces()
        }
    }
}

extension Substring.UTF8View.SubSequence {
    fileprivate mutating func skipSpaces() {
        while first == UInt8(ascii: " ") { removeFirst() }
    }

    fileprivate mutating func take(while holds: (UInt8) -> Bool) -> String {
        let taken = prefix(while: holds)
        self = self[taken.endIndex...]
        return String(decoding: taken, as: UTF8.self)
    }

    fileprivate mutating func takeValue() throws(TargetError) -> String {
        let isQuoted = first == UInt8(ascii: "'")
        if isQuoted { removeFirst() }
        var bytes: [UInt8] = []
        while let byte = first {
            if byte == (isQuoted ? UInt8(ascii: "'") : UInt8(ascii: " ")) { break }
            // An unquoted value may hold a quote for libpq; here it is more likely a slip.
            guard byte != UInt8(ascii: "'") else { throw TargetError(.quoting) }
            removeFirst()
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            guard let escaped = popFirst() else { throw TargetError(.quoting) }
            bytes.append(escaped)
        }
        if isQuoted {
            guard popFirst() == UInt8(ascii: "'"), first == nil || first == UInt8(ascii: " ") else {
                throw TargetError(.quoting)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

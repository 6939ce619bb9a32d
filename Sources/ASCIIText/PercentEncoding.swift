/// Percent-encoding (RFC 3986, section 2.1).
extension Collection<UInt8> {
    /// The bytes with each `%XX` replaced by the one that it stands for; nil when a `%` lacks its two digits.
    package var percentDecoded: [UInt8]? { decoded(keepsStrayPercents: false) }

    /// The same for readers that must make something of anything: a `%` without two digits stands for itself.
    package var percentDecodedLeniently: [UInt8] { decoded(keepsStrayPercents: true) ?? Array(self) }

    private func decoded(keepsStrayPercents: Bool) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = self[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2).compactMap(\.hexValue)
            if digits.count == 2 {
                bytes.append(digits[0] << 4 | digits[1])
                rest = rest.dropFirst(2)
            } else if keepsStrayPercents {
                bytes.append(byte)
            } else {
                return nil
            }
        }
        return bytes
    }
}

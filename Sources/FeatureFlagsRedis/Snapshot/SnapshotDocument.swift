import JSONText

/// What a process knew of the flags, as a file: for the next one that starts while Redis is away.
///
/// One line with the format's version, a checksum and the length of the rest; the rest is JSON. Only what stands in the
/// keys is kept, so that a newer version of this software understands the flags by its own rules.
enum SnapshotDocument {
    private static let format = "bellwether-flags 1"

    /// The largest document that is read, in bytes.
    static let longest = 64 * 1_024 * 1_024

    /// The document of what is known.
    static func bytes(_ known: [FlagKey: KeyContent]) -> [UInt8] {
        var json = JSONWriter()
        let pairs = known.compactMap { key, content in content.bytes.map { (key.bytes, $0) } }
        json.array { json in
            for (key, value) in pairs.sorted(by: { $0.0.lexicographicallyPrecedes($1.0) }) {
                // What is no text is no definition either.
                guard let value = String(validating: value, as: UTF8.self) else { continue }
                json.array { json in
                    json.value(String(decoding: key, as: UTF8.self))
                    json.value(value)
                }
            }
        }
        let body = json.bytes
        return Array("\(format) \(CRC32.checksum(of: body)) \(body.count)\n".utf8) + body
    }

    /// What a document holds; nil when it is damaged or of another version.
    static func contents(of bytes: [UInt8]) -> [FlagKey: KeyContent]? {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let body = Array(bytes[(end + 1)...])
        guard bytes[..<end].elementsEqual("\(format) \(CRC32.checksum(of: body)) \(body.count)".utf8),
            case .array(let pairs)? = try? JSONValue(reading: body, limits: JSONLimits(size: longest))
        else { return nil }
        var known: [FlagKey: KeyContent] = [:]
        for pair in pairs {
            guard let key = pair[0]?.string.flatMap({ FlagKey(Array($0.utf8)) }), let value = pair[1]?.string else {
                return nil
            }
            known[key] = .bytes(Array(value.utf8))
        }
        return known
    }
}

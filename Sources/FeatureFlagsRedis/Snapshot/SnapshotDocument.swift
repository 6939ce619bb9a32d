import JSONText

/// A ``Snapshot`` as a file: for the process that starts while Redis is away.
///
/// One line with the format's version, a checksum and the length of the rest; the rest is JSON: when all was proven to be
/// current last, and what the keys hold. Their texts are kept as they are, so that a newer version of this software
/// understands the flags by its own rules.
enum SnapshotDocument {
    private static let format = "bellwether-flags 2"

    /// The largest document that is read, in bytes.
    static let longest = 64 * 1_024 * 1_024

    /// The document of a snapshot.
    ///
    /// - Parameter now: Says what time of day an instant is.
    static func bytes(_ snapshot: Snapshot, now: Moment) -> [UInt8] {
        var json = JSONWriter()
        let pairs = snapshot.contents.compactMap { key, content in content.bytes.map { (key.bytes, $0) } }
        json.object { json in
            if let moment = snapshot.provenAt { json.member("proven_at", now.milliseconds(at: moment)) }
            json.array("keys") { json in
                for (key, value) in pairs.sorted(by: { $0.0.lexicographicallyPrecedes($1.0) }) {
                    // What is no text is no definition either.
                    guard let value = String(validating: value, as: UTF8.self) else { continue }
                    json.array { json in
                        json.value(String(decoding: key, as: UTF8.self))
                        json.value(value)
                    }
                }
            }
        }
        let body = json.bytes
        return Array("\(format) \(CRC32.checksum(of: body)) \(body.count)\n".utf8) + body
    }

    /// What a document holds; nil when it is damaged or of another version.
    static func snapshot(of bytes: [UInt8], now: Moment) -> Snapshot? {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let body = Array(bytes[(end + 1)...])
        guard bytes[..<end].elementsEqual("\(format) \(CRC32.checksum(of: body)) \(body.count)".utf8),
            let json = try? JSONValue(reading: body, limits: JSONLimits(size: longest)),
            case .array(let pairs)? = json["keys"]
        else { return nil }
        var snapshot = Snapshot(provenAt: json["proven_at"]?.number?.integer.map { now.instant(at: $0) })
        for pair in pairs {
            guard let key = pair[0]?.string.flatMap({ FlagKey(Array($0.utf8)) }), let value = pair[1]?.string else {
                return nil
            }
            snapshot.contents[key] = .bytes(Array(value.utf8))
        }
        return snapshot
    }
}

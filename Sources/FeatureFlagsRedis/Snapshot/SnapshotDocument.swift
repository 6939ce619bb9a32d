import FeatureFlags
import JSONText

/// A ``Snapshot`` as a file: for the process that starts while Redis is away.
///
/// One line with the format's version, a checksum and the length of the rest; the rest is JSON: whose it is, when all was
/// proven to be current last, and what the keys hold. Their texts are kept as they are, so that a newer version of this
/// software understands the flags by its own rules. All but the keys may be missing.
struct SnapshotDocument: Sendable, Hashable {
    private static let format = "bellwether-flags 2"

    /// The largest document that is read, in bytes.
    static let longest = 64 * 1_024 * 1_024

    /// What is in it.
    var snapshot: Snapshot
    /// The server that it was loaded from; nil when that is not known.
    var store: String?
    /// The process that has written it; nil when that is not known.
    var writer: String?

    /// A document.
    init(_ snapshot: Snapshot, store: String? = nil, writer: String? = nil) {
        (self.snapshot, self.store, self.writer) = (snapshot, store, writer)
    }

    /// A document as it lies on the disk; nil when it is damaged or of another version.
    ///
    /// - Parameter now: Says which instant a time of day is.
    init?(reading bytes: [UInt8], now: Moment) {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let body = Array(bytes[(end + 1)...])
        guard bytes[..<end].elementsEqual("\(Self.format) \(CRC32.checksum(of: body)) \(body.count)".utf8),
            let json = try? JSONValue(reading: body, limits: JSONLimits(size: Self.longest)),
            case .array(let pairs)? = json["keys"]
        else { return nil }
        func instant(_ name: String) -> Snapshot.Instant? { json[name]?.number?.integer.map { now.instant(at: $0) } }
        snapshot = Snapshot(
            provenAt: instant("proven_at"), toldAt: instant("told_at"), wroteAt: instant("wrote_at"))
        (store, writer) = (json["store"]?.string, json["writer"]?.string)
        for pair in pairs {
            guard let key = pair[0]?.string.flatMap({ FlagKey(Array($0.utf8)) }), let value = pair[1]?.string,
                let content = KeyContent(value, rules: pair[2]?.string)
            else { return nil }
            snapshot.contents[key] = content
        }
    }

    /// The document as it lies on the disk.
    ///
    /// - Parameter now: Says what time of day an instant is.
    func bytes(now: Moment) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            if let store { json.member("store", store) }
            if let writer { json.member("writer", writer) }
            // Once it was proven, what was before does not matter.
            let toldAt = snapshot.provenAt == nil ? snapshot.toldAt : nil
            let times = [("proven_at", snapshot.provenAt), ("told_at", toldAt), ("wrote_at", snapshot.wroteAt)]
            for case (let name, let moment?) in times { json.member(name, now.milliseconds(at: moment)) }
            json.array("keys") { json in
                let contents = snapshot.contents.sorted { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }
                for (key, content) in contents { json.write(key, content) }
            }
        }
        let body = json.bytes
        return Array("\(Self.format) \(CRC32.checksum(of: body)) \(body.count)\n".utf8) + body
    }
}

extension JSONWriter {
    /// Writes what a key holds; nothing of what is no text, which is no definition either.
    fileprivate mutating func write(_ key: FlagKey, _ content: KeyContent) {
        guard let bytes = content.bytes, let value = String(validating: bytes, as: UTF8.self) else { return }
        array { json in
            json.value(String(decoding: key.bytes, as: UTF8.self))
            json.value(value)
            if case .bound(_, let rules) = content { json.value(String(decoding: rules.json, as: UTF8.self)) }
        }
    }
}

extension KeyContent {
    /// What a key held; nil when the shared rules make no sense.
    ///
    /// - Parameter rules: Those by which it was last good, if the store has others.
    fileprivate init?(_ value: String, rules: String?) {
        let bytes = Array(value.utf8)
        guard let rules else {
            self = .bytes(bytes)
            return
        }
        guard let rules = try? FlagEvaluators(FlagSource(rules)) else { return nil }
        self = .bound(bytes, rules: rules)
    }
}

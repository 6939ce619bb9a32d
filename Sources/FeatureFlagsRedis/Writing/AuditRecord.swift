import RedisClient

/// One entry of the audit stream.
struct AuditRecord: Sendable, Hashable {
    /// Where it stands in the stream; nil for one that does not stand there yet.
    var id: String?
    /// When it was made, as text; from elsewhere it may be anything.
    var time: String
    var actor: String
    var flag: String
    var part: FlagChange.Part
    /// What was there before.
    var old: AuditValue
    /// What is there since.
    var new: AuditValue

    /// Who has written what this software did not.
    static let external = "external"

    init(time: String, actor: String, flag: String, part: FlagChange.Part, old: AuditValue, new: AuditValue) {
        (self.time, self.actor, self.flag, self.part, self.old, self.new) = (time, actor, flag, part, old, new)
    }

    /// Adds it to the stream. Nothing is written as an empty text, which no key of a flag holds; what could not be
    /// shown is left out.
    var command: RedisCommand {
        let fields: [(String, [UInt8]?)] = [
            ("at", Array(time.utf8)), ("actor", Array(actor.utf8)), ("flag", Array(flag.utf8)),
            ("part", Array(part.rawValue.utf8)), ("old", Self.field(old)), ("new", Self.field(new)),
        ]
        let length = Self.entries(ofSize: fields.reduce(0) { $0 + ($1.1?.count ?? 0) })
        let head = [RedisKeys.audit, "MAXLEN", "~", String(length), "*"].map { Array($0.utf8) }
        return RedisCommand(
            "XADD", bytes: head + fields.flatMap { name, value in value.map { [Array(name.utf8), $0] } ?? [] })
    }

    /// How many entries the audit keeps, about, when the latest one has so many bytes: 10,000, but no more of its size
    /// than take 64 MiB, down to 100. A server that is full of records would take no more writes at all.
    static func entries(ofSize bytes: Int) -> Int {
        min(max(100, (64 << 20) / max(1, bytes)), 10_000)
    }

    /// The entry in an element of a reply to `XREVRANGE`; nil for one that is none of ours.
    init?(_ reply: RedisReply) {
        guard case .array(let parts) = reply, parts.count == 2, case .array(let words) = parts[1] else { return nil }
        var fields: [String: [UInt8]] = [:]
        for place in stride(from: 0, to: words.count - 1, by: 2) {
            if let name = words[place].text { fields[name] = words[place + 1].bytes }
        }
        func text(_ name: String) -> String? { fields[name].map { String(decoding: $0, as: UTF8.self) } }
        guard let flag = text("flag"), let actor = text("actor") else { return nil }
        self.init(
            time: text("at") ?? "", actor: actor, flag: flag,
            part: text("part").flatMap { .init(rawValue: $0) } ?? .definition,
            old: Self.value(fields["old"]), new: Self.value(fields["new"]))
        id = parts[0].text
    }

    private static func field(_ value: AuditValue) -> [UInt8]? {
        switch value {
        case .nothing: []
        case .bytes(let bytes): bytes
        case .unknown: nil
        }
    }

    private static func value(_ field: [UInt8]?) -> AuditValue {
        guard let field else { return .unknown }
        return field.isEmpty ? .nothing : .bytes(field)
    }
}

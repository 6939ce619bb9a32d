import FeatureFlags
import JSONText
import RedisClient

/// Changes of flags as Redis is told: one transaction, with the record of who made it.
struct FlagTransaction: Sendable {
    /// The keys that change, in the order of the changes.
    let keys: [FlagKey]
    /// What they will hold; nil for one that is deleted.
    let contents: [FlagKey: [UInt8]?]
    private let actor: String

    /// The longest name of who makes a change, in bytes; the empty one is that of nobody in particular.
    static let longestActor = 256

    /// The transaction of some changes; of several changes of one key the last one counts.
    ///
    /// - Throws: ``FlagWriteError`` of code `invalid` for names that cannot be used.
    init(_ changes: [FlagWrite], actor: String) throws(FlagWriteError) {
        guard actor.utf8.count <= Self.longestActor,
            !actor.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw FlagWriteError(.invalid, "the actor must be at most 256 bytes without control characters") }
        self.actor = actor
        var keys: [FlagKey] = []
        var contents: [FlagKey: [UInt8]?] = [:]
        for change in changes {
            let (key, content) = try Self.effect(of: change)
            if contents.updateValue(content, forKey: key) == nil { keys.append(key) }
        }
        (self.keys, self.contents) = (keys, contents)
    }

    private static func effect(of change: FlagWrite) throws(FlagWriteError) -> (FlagKey, [UInt8]?) {
        let (key, content): (FlagKey?, [UInt8]?) =
            switch change {
            case .set(let flag, let source): (FlagKey(definitionOf: flag), source.bytes)
            case .delete(let flag): (FlagKey(definitionOf: flag), nil)
            case .kill(let flag, let value): (FlagKey(killOf: flag), Array((value ? "true" : "false").utf8))
            case .unkill(let flag): (FlagKey(killOf: flag), nil)
            }
        guard let key else {
            throw FlagWriteError(.invalid, "the name of a flag must be 1 to 256 letters, digits and _ - . : /")
        }
        return (key, content)
    }

    /// Looks whether the definitions can be used.
    ///
    /// - Throws: ``FlagWriteError`` of code `invalid`.
    func validate(evaluators: [UInt8]?) throws(FlagWriteError) {
        // Shared rules that cannot be used spoil what refers to them, which the definition's own check tells.
        let shared = evaluators.flatMap { try? FlagEvaluators(FlagSource(bytes: $0)) } ?? FlagEvaluators()
        for key in keys where key.kind == .definition {
            guard let bytes = contents[key] ?? nil else { continue }
            guard bytes.count <= RedisFlagStore.limits.bulk ?? .max else {
                throw FlagWriteError(.invalid, "the definition of \(key.flag) must be at most 1 MiB")
            }
            do throws(FlagDefinitionError) {
                _ = try FlagDefinition(name: key.flag, source: FlagSource(bytes: bytes), evaluators: shared)
            } catch {
                throw FlagWriteError(.invalid, error.description)
            }
        }
    }

    /// What to send between `WATCH` and the reply of `EXEC`.
    ///
    /// - Parameter old: What the keys hold; a key that is missing here holds nothing.
    func commands(old: [FlagKey: AuditValue], at time: String) -> [RedisCommand] {
        var commands = [RedisCommand("MULTI")]
        for key in keys {
            let new = contents[key] ?? nil
            if let new {
                commands.append(RedisCommand("SET", bytes: [key.bytes, new]))
            } else {
                commands.append(RedisCommand("DEL", bytes: [key.bytes]))
            }
            let record = AuditRecord(
                time: time, actor: actor, flag: key.flag, part: key.kind == .kill ? .kill : .definition,
                old: old[key] ?? .nothing, new: new.map { AuditValue.bytes($0) } ?? .nothing)
            // Who deletes what is not there has changed nothing.
            if record.old != .nothing || record.new != .nothing { commands.append(record.command) }
        }
        commands.append(RedisCommand("SET", RedisKeys.sentinel, time))
        commands.append(RedisCommand("EXEC"))
        return commands
    }
}

extension FlagSource {
    /// The definition as it stands in a key.
    fileprivate var bytes: [UInt8] {
        switch form {
        case .text(let bytes): return bytes
        case .value(let value):
            var json = JSONWriter()
            json.value(value)
            return json.bytes
        }
    }
}

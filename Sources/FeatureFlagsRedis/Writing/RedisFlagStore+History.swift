import Deadlines
public import FeatureFlags
import RedisClient

extension RedisFlagStore {
    /// What has happened to a flag, newest first: what this software recorded, and what must have been done by others
    /// in between, of which the time is not known.
    ///
    /// - Throws: `FlagWriteError`: `invalid` for a name that cannot be one, otherwise why the server was not asked.
    public func history(of flag: String, limit: Int = 100) async throws(FlagWriteError) -> [FlagChange] {
        guard let definition = FlagKey(definitionOf: flag), let kill = FlagKey(killOf: flag) else {
            throw FlagWriteError(.invalid, "the name of a flag must be 1 to 256 bytes without control characters")
        }
        return try await withConnection { connection, deadline throws(FlagWriteError) in
            let records = try await AuditTrail(connection).records(of: flag, until: deadline)
            let replies = try await connection.checked([StoreCommands.values(of: [definition, kill])], until: deadline)
            var current: [FlagKey: [UInt8]] = [:]
            for case (let key, .content(.bytes(let bytes))) in StoreCommands.answers(
                replies[0], for: [definition, kill]) ?? []
            {
                current[key] = bytes
            }
            let kills = FlagChange.history(records.filter { $0.part == .kill }, current: current[kill])
            let definitions = FlagChange.history(
                records.filter { $0.part == .definition }, current: current[definition])
            return Array(Self.merged(definitions, kills, in: records.map { FlagChange($0) }).prefix(limit))
        }
    }

    /// Brings back the definition that was in force some changes ago.
    ///
    /// - Parameters:
    ///   - flag: The name of the flag.
    ///   - steps: How many changes of the definition to go back, from 1.
    ///   - actor: Who does it, for the record: at most 256 bytes.
    /// - Throws: `FlagWriteError`: `invalid` when the audit does not reach so far back.
    public func rollback(_ flag: String, steps: Int = 1, by actor: String) async throws(FlagWriteError) {
        let changes = try await history(of: flag, limit: .max).filter { $0.part == .definition }
        guard steps >= 1, steps <= changes.count else {
            throw FlagWriteError(.invalid, "there are \(changes.count) changes of the flag on record")
        }
        if let old = changes[steps - 1].old {
            try await write([.set(flag: flag, FlagSource(old))], by: actor)
        } else {
            try await write([.delete(flag: flag)], by: actor)
        }
    }

    /// Two lists in the order in which the audit has them; what is not on record comes right before what it follows.
    private static func merged(
        _ definitions: [FlagChange], _ kills: [FlagChange], in order: [FlagChange]
    ) -> [FlagChange] {
        var (definitions, kills) = (definitions[...], kills[...])
        var all: [FlagChange] = []
        for change in order {
            if change.part == .definition {
                while let next = definitions.popFirst() {
                    all.append(next)
                    if next.at != nil { break }
                }
            } else {
                while let next = kills.popFirst() {
                    all.append(next)
                    if next.at != nil { break }
                }
            }
        }
        return all + definitions + kills
    }
}

import Deadlines
public import FeatureFlags
import RedisClient

extension RedisFlagStore {
    /// What has happened to a flag, newest first: what this software recorded, and what must have been done by others
    /// in between, of which the time is not known.
    ///
    /// - Throws: `FlagWriteError`: `invalid` for a name that cannot be one, otherwise why the server was not asked.
    public func history(of flag: String, limit: Int = 100) async throws(FlagWriteError) -> [FlagChange] {
        Array(try await trail(of: flag).changes.prefix(limit))
    }

    /// All that has happened to a flag, newest first, and what its definition is now.
    private func trail(
        of flag: String
    ) async throws(FlagWriteError) -> (changes: [FlagChange], definition: [FlagKey: AuditValue]) {
        guard let definition = FlagKey(definitionOf: flag), let kill = FlagKey(killOf: flag) else {
            throw FlagWriteError(.invalid, "the name of a flag must be 1 to 256 letters, digits and _ - . : /")
        }
        return try await withConnection { connection, deadline throws(FlagWriteError) in
            let records = try await AuditTrail(connection).records(of: flag, until: deadline)
            let current = try await connection.values(of: [definition, kill], until: deadline)
            let kills = FlagChange.history(
                records.filter { $0.part == .kill }, current: current[kill] ?? .nothing)
            let now = current[definition] ?? .nothing
            let definitions = FlagChange.history(records.filter { $0.part == .definition }, current: now)
            return (Self.merged(definitions, kills, in: records.map { FlagChange($0) }), [definition: now])
        }
    }

    /// Brings back the definition that was in force some changes ago.
    ///
    /// - Parameters:
    ///   - flag: The name of the flag.
    ///   - steps: How many changes of the definition to go back, from 1.
    ///   - actor: Who does it, for the record: at most 256 bytes.
    /// - Throws: `FlagWriteError`: `invalid` when the audit does not reach so far back, or does not show what was there;
    ///   `conflict` when somebody else changed the flag at the same moment.
    public func rollback(_ flag: String, steps: Int = 1, by actor: String) async throws(FlagWriteError) {
        let (all, current) = try await trail(of: flag)
        let changes = all.filter { $0.part == .definition }
        guard steps >= 1, steps <= changes.count else {
            throw FlagWriteError(.invalid, "there are \(changes.count) changes of the flag on record")
        }
        guard changes[steps - 1].isOldKnown else {
            throw FlagWriteError(.invalid, "the record does not show what was there: it was too large; set it anew")
        }
        let change = changes[steps - 1].old.map { FlagWrite.set(flag: flag, FlagSource($0)) } ?? .delete(flag: flag)
        try await write([change], by: actor, isChecked: true, expecting: current)
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

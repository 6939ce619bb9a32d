import Deadlines
package import FeatureFlags
import RedisClient

extension RedisFlagStore {
    /// What overrides a flag just now, whether or not that can be used; nil when nothing does.
    ///
    /// - Throws: `FlagWriteError`: `invalid` for a name that cannot be one, otherwise why the server was not asked.
    package func kill(of flag: String) async throws(FlagWriteError) -> FlagEntry? {
        guard let key = FlagKey(killOf: flag) else { throw FlagWriteError(.invalid, FlagName.rule) }
        return try await withConnection { connection, deadline throws(FlagWriteError) in
            let replies = try await connection.checked(
                [StoreCommands.values(of: [key]), StoreCommands.type(of: key)], until: deadline)
            guard let answers = StoreCommands.answers(replies[0], for: [key]), let answer = answers.first?.1 else {
                throw FlagWriteError(.unavailable, "the server cannot be asked (protocol)")
            }
            // `MGET` does not tell a missing key from one that holds no string.
            let found = answer == .missing ? StoreCommands.answer(toType: replies[1]) : answer
            guard case .content(let content)? = found else { return nil }
            return content.entry(of: key)
        }
    }
}

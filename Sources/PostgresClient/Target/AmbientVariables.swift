/// Environment variables that libpq obeys and that no option overrides.
package enum AmbientVariables {
    private static let names = [
        "PGSERVICE", "PGSERVICEFILE", "PGSYSCONFDIR", "PGOPTIONS", "PGTZ", "PGDATESTYLE", "PGGEQO",
    ]

    /// The first variable that is set, would change what is probed, and is not allowed.
    package static func offending(
        for target: PostgresTarget, allowed: Set<String>, isSet: (String) -> Bool
    ) -> String? {
        // An address in the environment beats the folder of a Unix socket in the string.
        let all = names + (target.hosts.contains(where: \.isSocketFolder) ? ["PGHOSTADDR"] : [])
        return all.first { !allowed.contains($0) && isSet($0) }
    }
}

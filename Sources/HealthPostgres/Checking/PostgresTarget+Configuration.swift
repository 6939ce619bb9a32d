import Health
import PostgresClient

extension PostgresTarget {
    /// Reads a URL and looks at the variables that would change where it leads.
    ///
    /// - Parameter place: Where the URL stands, for the error.
    init(
        url: String, at place: String, allowsFiles: Bool, allowedVariables: Set<String>, environment: Environment
    ) throws(ConfigurationError) {
        do throws(TargetError) {
            try self.init(url, allowsFiles: allowsFiles)
        } catch {
            throw ConfigurationError(place, error.description)
        }
        let offending = AmbientVariables.offending(for: self, allowed: allowedVariables) { name in
            // One that is set and empty is set.
            do { return try environment.text(name) != nil } catch { return true }
        }
        if let offending {
            throw ConfigurationError(offending, "is set and would change what libpq connects to: unset or allow it")
        }
    }
}

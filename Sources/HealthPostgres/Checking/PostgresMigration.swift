import Health

/// The state of a schema that a service was written for.
public struct PostgresMigration: Sendable, Hashable {
    private enum Kind: Sendable, Hashable {
        case version(String, table: String, column: String)
        case table(String)
        case column(String, table: String)
        case query(String)
    }

    private let kind: Kind

    /// A row with this version in the table of a migration tool.
    ///
    /// - Parameters:
    ///   - version: Compared as text.
    ///   - table: `table` or `schema.table`, in the case in which it is stored.
    ///   - column: The column of the version.
    public static func version(
        _ version: String, table: String = "schema_migrations", column: String = "version"
    ) -> PostgresMigration {
        PostgresMigration(kind: .version(version, table: table, column: column))
    }

    /// A table or view, as `table` or `schema.table`.
    public static func table(_ name: String) -> PostgresMigration {
        PostgresMigration(kind: .table(name))
    }

    /// A column of a table.
    public static func column(_ name: String, ofTable table: String) -> PostgresMigration {
        PostgresMigration(kind: .column(name, table: table))
    }

    /// A statement of your own: present if the first value of its first row is true. It runs in a read-only
    /// transaction and must not end it.
    public static func query(_ statement: String) -> PostgresMigration {
        PostgresMigration(kind: .query(statement))
    }

    /// The statement whose first value says whether it is there.
    var statement: String {
        switch kind {
        case .version(let version, let table, let column):
            "SELECT EXISTS (SELECT 1 FROM \(SQL.name(table)) WHERE \(SQL.identifier(column))::text = \(SQL.text(version)))"
        case .table(let name):
            "SELECT to_regclass(\(SQL.text(SQL.name(name)))) IS NOT NULL"
        case .column(let name, let table):
            """
            SELECT EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(\(SQL.text(SQL.name(table)))) \
            AND attname = \(SQL.text(name)) AND attnum > 0 AND NOT attisdropped)
            """
        case .query(let statement): statement
        }
    }

    func validate() throws(ConfigurationError) {
        let texts =
            switch kind {
            case .version(let version, let table, let column): [version, table, column]
            case .table(let name): [name]
            case .column(let name, let table): [name, table]
            case .query(let statement): [statement]
            }
        guard texts.allSatisfy({ !$0.isEmpty && !$0.utf8.contains(0) }) else {
            throw ConfigurationError("migration", "must not hold an empty text or a NUL")
        }
    }
}

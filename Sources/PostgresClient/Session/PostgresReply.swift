/// The answer to the statements of one query.
package struct PostgresReply: Sendable, Hashable {
    /// The rows of each statement that returned some, in order.
    package let tables: [[PostgresRow]]
    /// What the server says of itself, as new as this answer.
    package let status: ServerStatus
    /// Whether the connection was made for this query.
    package let isFirstOfConnection: Bool
}

/// One row, its values in text form.
package struct PostgresRow: Sendable, Hashable {
    private let names: [String]
    private let values: [String?]

    init(names: [String], values: [String?]) {
        self.names = names
        self.values = values
    }

    /// The value of the column at a position; nil when it is null or there is no such column.
    package subscript(position: Int) -> String? {
        values.indices.contains(position) ? values[position] : nil
    }

    /// The value of the first column of a name; nil when it is null or there is no such column.
    package subscript(name: String) -> String? {
        names.firstIndex(of: name).flatMap { self[$0] }
    }
}

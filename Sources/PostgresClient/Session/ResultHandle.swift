import CLibpq

/// One `PGresult`, freed with its owner.
@safe struct ResultHandle: ~Copyable {
    private let raw: OpaquePointer

    init?(adopting raw: OpaquePointer?) {
        guard let raw = unsafe raw else { return nil }
        unsafe self.raw = unsafe raw
    }

    deinit {
        unsafe PQclear(raw)
    }

    /// What a result is.
    enum Kind {
        case rows, done, copy, failure
    }

    var kind: Kind {
        switch unsafe PQresultStatus(raw) {
        case PGRES_TUPLES_OK: .rows
        case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: .done
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH: .copy
        default: .failure
        }
    }

    /// The SQLSTATE of an error or a notice; nil when libpq made it itself.
    var state: SQLState? {
        // PG_DIAG_SQLSTATE
        guard let text = unsafe PQresultErrorField(raw, Int32(UInt8(ascii: "C"))) else { return nil }
        return SQLState(unsafe String(cString: text))
    }

    /// All rows, copied out.
    var rows: [PostgresRow] {
        let columns = unsafe PQnfields(raw)
        let names = (0..<columns).map { column in
            unsafe PQfname(raw, column).map { unsafe String(cString: $0) } ?? ""
        }
        return (0..<(unsafe PQntuples(raw))).map { row in
            PostgresRow(names: names, values: (0..<columns).map { value(row: row, column: $0) })
        }
    }

    private func value(row: Int32, column: Int32) -> String? {
        guard unsafe PQgetisnull(raw, row, column) == 0, let start = unsafe PQgetvalue(raw, row, column) else {
            return nil
        }
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(raw, row, column)))
        return unsafe String(decoding: bytes, as: UTF8.self)
    }
}

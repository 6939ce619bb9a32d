/// Bytes as a Postgres server sends them (PostgreSQL documentation, "Message Formats").
enum Wire {
    /// A message of a type with the length that it has, or a false one.
    static func message(_ type: Character, _ body: [UInt8], length: UInt32? = nil) -> [UInt8] {
        [type.asciiValue ?? 0] + bigEndian(length ?? UInt32(body.count + 4)) + body
    }

    static func text(_ text: String) -> [UInt8] { Array(text.utf8) + [0] }

    static func bigEndian(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }

    static let accepted = message("R", [0, 0, 0, 0])
    static let ready = message("Z", Array("I".utf8))
    static func parameter(_ name: String, _ value: String) -> [UInt8] { message("S", text(name) + text(value)) }
    static func notice(_ message: String) -> [UInt8] {
        Wire.message(
            "N", Array("SNOTICE".utf8) + [0] + Array("C00000".utf8) + [0] + Array("M".utf8) + text(message) + [0])
    }
    static func error(_ state: String) -> [UInt8] {
        message("E", Array("SFATAL".utf8) + [0] + Array("C\(state)".utf8) + [0] + Array("Mboom".utf8) + [0, 0])
    }

    /// A whole login without a password.
    static let login = accepted + parameter("server_version", "15.0") + ready

    /// The answer to a query: one column, one row.
    static func row(_ value: String) -> [UInt8] {
        let column =
            [0, 1] + text("x") + [UInt8](repeating: 0, count: 6) + [0, 0, 0, 25, 255, 255, 255, 255, 255, 255, 0, 0]
        let field = bigEndian(UInt32(value.utf8.count)) + Array(value.utf8)
        return message("T", column) + message("D", [0, 1] + field) + message("C", text("SELECT 1")) + ready
    }
}

import ASCIIText

/// The five characters by which Postgres classifies an error (PostgreSQL documentation, appendix A).
package struct SQLState: Sendable, Hashable, CustomStringConvertible {
    package let description: String

    /// Nil unless the text is five capital letters and digits, so that nothing else can travel in it.
    package init?(_ text: some StringProtocol) {
        let fits = text.utf8.count == 5 && text.utf8.allSatisfy { $0.isDigit || $0.isUppercaseLetter }
        guard fits else { return nil }
        description = String(text)
    }

    private init(known: String) {
        description = known
    }

    package static let invalidPassword = SQLState(known: "28P01")
    package static let adminShutdown = SQLState(known: "57P01")
    package static let crashShutdown = SQLState(known: "57P02")
    package static let cannotConnectNow = SQLState(known: "57P03")

    /// The class to which it belongs for us.
    var code: PostgresError.Code {
        switch description {
        case "08P01": .protocol
        case "57P01", "57P02": .shuttingDown
        case "57P03": .startingUp
        case "57P04", "3D000": .databaseMissing
        case "57P05", "25P03": .closed
        case "57014", "55P03", "25P04": .statementTimeout
        case "53300": .tooManyConnections
        case "53200": .outOfMemory
        case "42501": .noPermission
        case "25006": .readOnly
        case _ where description.hasPrefix("28"): .auth
        default: .server
        }
    }
}

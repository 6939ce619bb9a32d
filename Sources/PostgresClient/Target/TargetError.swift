/// Why a connection string cannot be used.
///
/// Made of constants: libpq's own texts for the same faults repeat the string and the password in it.
package struct TargetError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The class of a mistake.
    package struct Code: Sendable, Hashable, CustomStringConvertible {
        /// What would be right; reads on from the name of the place where the string stands.
        package let description: String

        private init(_ description: String) {
            self.description = description
        }

        /// There is no text.
        package static let empty = Code("is empty")
        /// The text is longer than any connection string.
        package static let tooLong = Code("is longer than \(PostgresTarget.longestText) bytes")
        /// A control character.
        package static let controlCharacter = Code("holds a control character")
        /// Neither a URI nor a list of keywords.
        package static let form = Code(
            "must be postgresql://USER:PASSWORD@HOST:PORT/DATABASE or a list of keyword=value")
        /// A percent sign without two hexadecimal digits, or an encoded NUL.
        package static let percentEncoding = Code("holds a % that is not followed by two hexadecimal digits, or %00")
        /// Percent-encoded bytes that are no text.
        package static let textEncoding = Code("holds percent-encoded bytes that are not UTF-8")
        /// A character that must be percent-encoded there.
        package static let userInfo = Code(
            "holds a character in user, password or database that must be percent-encoded")
        /// No host is named.
        package static let hostMissing = Code(
            "names no host: write localhost, an address or the folder of the Unix socket")
        /// A host that is none.
        package static let host = Code("holds something that is no host name, address or absolute folder")
        /// A port that is none, or another number of them than of hosts.
        package static let port = Code("holds a port that is not 1 to 65535, or another number of ports than of hosts")
        /// More than one path segment.
        package static let database = Code("holds more than one path segment where the database stands")
        /// A quote or a backslash without its end.
        package static let quoting = Code("holds a quote or a backslash without its end")
        /// An option that neither libpq nor we know.
        package static let unknownOption = Code("holds an option that is not known")
        /// An option given twice.
        package static let repeatedOption = Code("says the same thing twice")
        /// A value out of its range.
        package static let optionValue = Code("holds a value that is out of range")
        /// An option that would read files or change what is probed.
        package static let refusedOption = Code("holds an option that is refused")
        /// Verification is wanted and there is nothing to verify with.
        package static let certificateMissing = Code("wants the certificate verified and names no sslrootcert")
    }

    /// The class of the mistake.
    package let code: Code
    /// The option that is meant; always one of the known names, never a text from the string.
    package let option: TargetOption?

    init(_ code: Code, _ option: TargetOption? = nil) {
        self.code = code
        self.option = option
    }

    /// What would be right; reads on from the name of the place where the string stands.
    package var description: String {
        option.map { "\(code): \($0.rawValue)" } ?? code.description
    }
}

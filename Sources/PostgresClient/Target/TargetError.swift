/// Why a connection string cannot be used.
///
/// Made of constants: libpq's own texts for the same faults repeat the string and the password in it.
package struct TargetError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Code: Sendable, Hashable, CaseIterable {
        case empty, tooLong, controlCharacter, form, percentEncoding, textEncoding, userInfo, hostMissing, host
        case port, database, quoting, unknownOption, repeatedOption, optionValue, refusedOption, certificateMissing
    }

    package let code: Code
    /// The option that is meant; always one of the known names, never a text from the string.
    package let option: TargetOption?

    init(_ code: Code, _ option: TargetOption? = nil) {
        self.code = code
        self.option = option
    }

    /// What would be right; reads on from the name of the place where the string stands.
    package var description: String {
        switch code {
        case .empty: "is empty"
        case .tooLong: "is longer than \(PostgresTarget.longestText) bytes"
        case .controlCharacter: "holds a control character"
        case .form: "must be postgresql://USER:PASSWORD@HOST:PORT/DATABASE or a list of keyword=value"
        case .percentEncoding: "holds a % that is not followed by two hexadecimal digits, or %00"
        case .textEncoding: "holds percent-encoded bytes that are not UTF-8"
        case .userInfo: "holds a character in user, password or database that must be percent-encoded"
        case .hostMissing: "names no host: write localhost, an address or the folder of the Unix socket"
        case .host: "holds something that is no host name, address or absolute folder"
        case .port: "holds a port that is not 1 to 65535, or another number of ports than of hosts"
        case .database: "holds more than one path segment where the database stands"
        case .quoting: "holds a quote or a backslash without its end"
        case .unknownOption: "holds an option that is not known"
        case .repeatedOption: "says the same thing twice\(place)"
        case .optionValue: "holds a value that is out of range\(place)"
        case .refusedOption: "holds an option that is refused\(place)"
        case .certificateMissing: "wants the certificate verified and names no sslrootcert"
        }
    }

    private var place: String { option.map { ": \($0.rawValue)" } ?? "" }
}

import Health

/// Where a value comes from that may be a secret.
enum SecretSource: Sendable, Hashable {
    /// It stands on the command line.
    case literal(String)
    /// `env:NAME`: a variable holds it.
    case variable(String)
    /// `file:PATH`: a file holds it.
    case file(String)

    /// The largest file that is read, in bytes.
    private static let limit = 64 * 1_024

    init(_ text: String) {
        if text.hasPrefix("env:") {
            self = .variable(String(text.dropFirst(4)))
        } else if text.hasPrefix("file:") {
            self = .file(String(text.dropFirst(5)))
        } else {
            self = .literal(text)
        }
    }

    /// The value; of a file without its last line end.
    ///
    /// - Parameter flag: Whose value it is, for the error.
    func value(for flag: String, _ environment: Environment) throws(Complaint) -> String {
        switch self {
        case .literal(let text):
            guard !text.isEmpty else { throw .usage(flag, "is empty") }
            return text
        case .variable(let name):
            guard !name.isEmpty else { throw .usage(flag, "needs a name after env:") }
            guard let value = try? environment.text(name) else {
                throw .usage(flag, "names the variable \(name), which is not set or empty")
            }
            return value
        case .file(let path):
            guard !path.isEmpty else { throw .usage(flag, "needs a name after file:") }
            guard let bytes = TextFile.bytes(path, limit: Self.limit),
                let text = String(validating: bytes, as: UTF8.self)
            else {
                throw .usage(flag, "names the file \(path), which cannot be read as text of at most 64 KiB")
            }
            let value = text.withoutLineEnd
            guard !value.isEmpty else { throw .usage(flag, "names the file \(path), which is empty") }
            return value
        }
    }
}

extension String {
    /// Without one line end at the end. (`\r\n` is one character.)
    fileprivate var withoutLineEnd: String {
        guard let last, last == "\n" || last == "\r\n" else { return self }
        return String(dropLast())
    }
}

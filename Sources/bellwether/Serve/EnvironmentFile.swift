import ASCIIText

/// A file of `KEY=VALUE` lines, as systemd's `EnvironmentFile` reads it.
///
/// Empty lines and lines that begin with `#` or `;` are skipped, spaces around names and values are dropped. A value may
/// stand in single quotes, where every character is itself, or in double quotes, where a backslash makes one of
/// `" \ $` and the backtick itself. Nothing is expanded; Compose would expand a `$`.
///
/// What else tools read in different ways is refused, since a password would change in silence: any other backslash
/// outside of single quotes, a `#` that begins a value or follows a space outside of quotes, `export`, a name that comes
/// twice, a value that goes on in the next line.
struct EnvironmentFile: Sendable, Hashable {
    /// A value and the number of its line.
    struct Entry: Sendable, Hashable {
        let value: String
        let line: Int
    }

    /// The largest file, in bytes.
    private static let limit = 1_024 * 1_024

    /// The file's path, as it was given.
    let path: String
    /// The values by their names.
    let entries: [String: Entry]

    /// Reads a file.
    ///
    /// - Throws: ``Complaint`` with file and line, and without anything of a value.
    init(path: String) throws(Complaint) {
        guard let bytes = TextFile.bytes(path, limit: Self.limit) else {
            throw .file(path, "cannot be read, or is larger than 1 MiB")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .file(path, "is not UTF-8") }
        try self.init(path: path, text: text)
    }

    /// The entries of a text.
    init(path: String, text: String) throws(Complaint) {
        var entries: [String: Entry] = [:]
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let number = index + 1
            let trimmed = line.trimmed
            guard let first = trimmed.first, first != "#", first != ";" else { continue }
            let name = trimmed.prefix { $0 != "=" }
            guard name.count < trimmed.count, name.trimmed.isVariableName else {
                throw .file("\(path):\(number)", "must be KEY=VALUE with a name of letters, digits and _, or a comment")
            }
            guard entries[String(name.trimmed)] == nil else {
                throw .file("\(path):\(number)", "\(name.trimmed) is set twice")
            }
            do throws(ValueFault) {
                let value = try trimmed.dropFirst(name.count + 1).trimmed.unquoted()
                entries[String(name.trimmed)] = Entry(value: value, line: number)
            } catch {
                throw .file("\(path):\(number)", "\(name.trimmed) \(error.rawValue)")
            }
        }
        self.path = path
        self.entries = entries
    }
}

extension Substring {
    /// Without spaces and tabs at both ends.
    fileprivate var trimmed: Substring {
        var rest = drop { $0 == " " || $0 == "\t" }
        while rest.last == " " || rest.last == "\t" { rest.removeLast() }
        return rest
    }

    /// A letter or underscore, then letters, digits and underscores of ASCII.
    fileprivate var isVariableName: Bool {
        guard let first = utf8.first, !first.isDigit else { return false }
        return utf8.allSatisfy { $0.isDigit || $0.isLetter || $0 == UInt8(ascii: "_") }
    }

    /// The value that is meant.
    fileprivate func unquoted() throws(ValueFault) -> String {
        guard let quote = first, quote == "'" || quote == "\"" else { return try plain() }
        var value = ""
        var rest = dropFirst()
        while let character = rest.popFirst() {
            if character == quote {
                guard rest.isEmpty else { throw .quotes }
                return value
            }
            if character == "\\", quote == "\"" {
                guard let next = rest.popFirst() else { throw .quotes }
                guard "\"\\$`".contains(next) else { throw .backslash }
                value.append(next)
            } else {
                value.append(character)
            }
        }
        throw .quotes
    }

    /// A value without quotes.
    private func plain() throws(ValueFault) -> String {
        guard !contains("\\") else { throw .backslash }
        guard !contains(" #"), !contains("\t#"), !hasPrefix("#") else { throw .comment }
        return String(self)
    }
}

/// What is wrong with a value, as a remedy that follows the variable's name.
private enum ValueFault: String, Error {
    case quotes = "has quotes that do not pair, or a line that goes on"
    case backslash = "has a backslash that tools read in different ways: put the value in single quotes"
    case comment = "has a # that some tools begin a comment with: put the value in quotes"
}

/// A file of `KEY=VALUE` lines, as systemd's `EnvironmentFile` and most tools of containers read it.
///
/// Empty lines and lines that begin with `#` or `;` are skipped, spaces around names and values are dropped. A value may
/// stand in single quotes, where every character is itself, or in double quotes, where a backslash makes the next
/// character itself. Nothing is expanded. What those tools read in different ways is refused: `export`, a name that
/// comes twice, a value that goes on in the next line.
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
    /// - Throws: ``ServeComplaint`` with file and line, and without anything of a value.
    init(path: String) throws(ServeComplaint) {
        guard let bytes = TextFile.bytes(path, limit: Self.limit) else {
            throw .file(path, "cannot be read, or is larger than 1 MiB")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .file(path, "is not UTF-8") }
        try self.init(path: path, text: text)
    }

    /// The entries of a text.
    init(path: String, text: String) throws(ServeComplaint) {
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
            guard let value = trimmed.dropFirst(name.count + 1).trimmed.unquoted else {
                throw .file("\(path):\(number)", "\(name.trimmed) has quotes that do not pair or a line that goes on")
            }
            entries[String(name.trimmed)] = Entry(value: value, line: number)
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
        guard let first = utf8.first, !(0x30...0x39).contains(first) else { return false }
        return utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
        }
    }

    /// The value that is meant; nil when its quotes do not pair.
    fileprivate var unquoted: String? {
        guard let quote = first, quote == "'" || quote == "\"" else { return hasSuffix("\\") ? nil : String(self) }
        var value = ""
        var rest = dropFirst()
        while let character = rest.popFirst() {
            if character == quote { return rest.isEmpty ? value : nil }
            if character == "\\", quote == "\"" {
                guard let next = rest.popFirst() else { return nil }
                value.append(next)
            } else {
                value.append(character)
            }
        }
        return nil
    }
}

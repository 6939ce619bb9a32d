package import JSONText

/// Writes a document as people write YAML: one member a line, small ones in brackets on theirs, quotes where they are
/// needed.
///
/// What it writes is read back as the same value, but for a byte order mark at the start of a text, which readers
/// take away.
package struct YAMLWriter {
    /// How long a line may become before its value is written over several.
    private static let width = 110
    private static let indentation = 2

    private var text = ""

    private init() {}

    /// The text of a document.
    package static func text(_ document: JSONValue) -> String {
        var writer = YAMLWriter()
        switch document {
        case .object(let object) where !object.members.isEmpty: writer.block(object, at: 0)
        case .array(let elements) where !elements.isEmpty: writer.block(elements, at: 0)
        default: writer.text = YAMLScalar.flow(document) + "\n"
        }
        return writer.text
    }

    private mutating func block(_ object: JSONObject, at level: Int) {
        for (index, member) in object.members.enumerated() {
            // After the dash of an element the first member stands on its line.
            if index > 0 || !text.hasSuffix("- ") { indent(level) }
            text += YAMLScalar.text(member.name) + ":"
            value(member.value, at: level)
        }
    }

    private mutating func block(_ elements: [JSONValue], at level: Int) {
        for element in elements {
            indent(level)
            text += "-"
            if case .object(let object) = element, !object.members.isEmpty, !fits(element, at: level) {
                text += " "
                block(object, at: level + 1)
            } else {
                value(element, at: level)
            }
        }
    }

    /// A value behind a colon or a dash.
    private mutating func value(_ value: JSONValue, at level: Int) {
        if let literal = value.string.flatMap({ YAMLScalar.literal($0, indent: (level + 1) * Self.indentation) }) {
            text += " " + literal
            return
        }
        switch value {
        case .object(let object) where !fits(value, at: level):
            text += "\n"
            block(object, at: level + 1)
        case .array(let elements) where !fits(value, at: level):
            text += "\n"
            block(elements, at: level + 1)
        default: text += " " + YAMLScalar.flow(value) + "\n"
        }
    }

    private mutating func indent(_ level: Int) {
        text += String(repeating: " ", count: level * Self.indentation)
    }

    /// Whether a value is written on the line on which it begins: what holds others is not, at the outermost level.
    private func fits(_ value: JSONValue, at level: Int) -> Bool {
        let parts = value.parts
        guard !parts.isEmpty else { return true }
        guard level > 0 || text.last == "-" || parts.allSatisfy({ $0.parts.isEmpty }) else { return false }
        guard !value.hasLiteral else { return false }
        let line = text.utf8.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
        return line + YAMLScalar.flow(value).count <= Self.width
    }
}

extension JSONValue {
    /// What it consists of.
    fileprivate var parts: [JSONValue] {
        switch self {
        case .object(let object): object.members.map(\.value)
        case .array(let elements): elements
        case .null, .truth, .number, .string: []
        }
    }

    /// Whether a text of several lines is in it, which is written as such.
    fileprivate var hasLiteral: Bool {
        string.map { YAMLScalar.literal($0, indent: 0) != nil } ?? parts.contains(where: \.hasLiteral)
    }
}

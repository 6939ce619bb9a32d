import JSONText
import Rollout

/// Values on one line, and texts in whichever form means the same to every reader.
enum YAMLScalar {
    /// A value in brackets.
    static func flow(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .truth(let truth): truth ? "true" : "false"
        case .number(let number): number.text
        case .string(let string): text(string)
        case .array(let elements): "[" + elements.map(flow).joined(separator: ", ") + "]"
        case .object(let object):
            "{" + object.members.map { "\(text($0.name)): \(flow($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    /// A text, in quotes unless it is a word that nobody takes for anything else.
    static func text(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    /// A text of several lines as such, each indented by so many spaces; nil where that would not be exact.
    static func literal(_ text: String, indent: Int) -> String? {
        let body = text.hasSuffix("\n") ? text.dropLast() : text[...]
        let isExact = body.unicodeScalars.allSatisfy { $0 == "\n" || isPrintable($0) }
        guard body.contains("\n"), isExact, body.first?.isWhitespace == false, body.last?.isWhitespace == false else {
            return nil
        }
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.allSatisfy({ $0.isEmpty || $0.last?.isWhitespace == false }) else { return nil }
        let margin = String(repeating: " ", count: indent)
        return (text.hasSuffix("\n") ? "|" : "|-") + "\n"
            + lines.map { $0.isEmpty ? "\n" : margin + $0 + "\n" }.joined()
    }

    private static let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.allSatisfy(Name.isPart), !words.contains(text.lowercased()) else {
            return false
        }
        switch first {
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "/"):
            return first == UInt8(ascii: "/")
        // Of what begins like a number only spans of time are plain: 1e3, 0x10 and 1.2.3 are something else somewhere.
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return Span(text: text) != nil
        default: return true
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            default: quoted += isPrintable(scalar) ? String(scalar) : escape(scalar)
            }
        }
        return quoted + "\""
    }

    /// What YAML lets stand as it is, without what ends a line somewhere.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - min(4, digits.count)) + digits
    }
}

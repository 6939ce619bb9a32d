extension JSONValue {
    /// The value as people read it: two spaces a level, and in one line what fits into it.
    package var indented: String { indented(by: 0, before: 0) }

    /// The longest line of what stands in one.
    private static let width = 110

    /// - Parameters:
    ///   - depth: How many levels it stands in.
    ///   - column: How many characters stand before it in its line.
    private func indented(by depth: Int, before column: Int) -> String {
        let line = inOneLine
        guard column + line.count > Self.width else { return line }
        let inner = String(repeating: "  ", count: depth + 1)
        let end = "\n" + String(repeating: "  ", count: depth)
        switch self {
        case .array(let elements):
            let lines = elements.map { inner + $0.indented(by: depth + 1, before: inner.count) }
            return "[\n" + lines.joined(separator: ",\n") + end + "]"
        case .object(let object):
            let lines = object.members.map { member in
                let head = "\(inner)\(JSONValue.string(member.name).inOneLine): "
                return head + member.value.indented(by: depth + 1, before: head.count)
            }
            return "{\n" + lines.joined(separator: ",\n") + end + "}"
        case .null, .truth, .number, .string: return line
        }
    }

    private var inOneLine: String {
        switch self {
        case .array(let elements): return "[" + elements.map(\.inOneLine).joined(separator: ", ") + "]"
        case .object(let object):
            let members = object.members.map { "\(JSONValue.string($0.name).inOneLine): \($0.value.inOneLine)" }
            return "{" + members.joined(separator: ", ") + "}"
        case .null, .truth, .number, .string:
            var writer = JSONWriter()
            writer.value(self)
            return String(decoding: writer.bytes, as: UTF8.self)
        }
    }
}

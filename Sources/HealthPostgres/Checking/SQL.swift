/// Texts and names as they are written in a statement.
enum SQL {
    /// A literal. `E''` where there is a backslash, so that it means the same whatever the server is set to.
    static func text(_ text: String) -> String {
        let quoted = "'\(doubling("'", in: text))'"
        return text.utf8.contains(UInt8(ascii: "\\")) ? "E\(doubling("\\", in: quoted))" : quoted
    }

    /// An identifier.
    static func identifier(_ name: String) -> String {
        "\"\(doubling("\"", in: name))\""
    }

    /// A name with an optional schema before a point.
    static func name(_ name: String) -> String {
        name.split(separator: ".", maxSplits: 1).map { identifier(String($0)) }.joined(separator: ".")
    }

    private static func doubling(_ character: Character, in text: String) -> String {
        String(text.flatMap { $0 == character ? [$0, $0] : [$0] })
    }
}

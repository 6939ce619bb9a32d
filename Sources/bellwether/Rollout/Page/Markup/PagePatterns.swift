/// What areas are filled with: a pattern for each meaning, so that colour is never the only sign.
enum PagePatterns {
    /// The element that defines them; it shows nothing itself.
    static let html: HTML = """
        <svg width="0" height="0" aria-hidden="true" class="patterns"><defs>
        \(pieces: [
            pattern("hold", faint + ["<circle class=\"ink\" cx=\"4\" cy=\"4\" r=\"1\"/>"]),
            pattern("pause", faint + ["<rect class=\"ink\" x=\"3\" width=\"2\" height=\"8\"/>"]),
            pattern("rollback", faint + ["<rect class=\"bad\" width=\"4\" height=\"8\"/>"], isOblique: true),
            pattern("abort", faint + ["<path class=\"cross\" d=\"M0 0l8 8M8 0l-8 8\"/>"]),
            pattern("complete", [area("good"), "<rect class=\"faint\" y=\"5\" width=\"8\" height=\"1\"/>"]),
            pattern("crossed", ["<rect class=\"bad\" width=\"1.5\" height=\"8\"/>"], isOblique: true),
        ])
        </defs></svg>
        """

    private static let faint = [area("faint")]

    private static func area(_ style: String) -> HTML { "<rect class=\"\(style)\" width=\"8\" height=\"8\"/>" }

    private static func pattern(_ name: String, _ shapes: [HTML], isOblique: Bool = false) -> HTML {
        let turn: HTML = isOblique ? " patternTransform=\"rotate(45)\"" : ""
        return """
            <pattern id="p-\(name)" width="8" height="8" patternUnits="userSpaceOnUse"\(turn)>\(pieces: shapes, by: "")\
            </pattern>
            """
    }
}

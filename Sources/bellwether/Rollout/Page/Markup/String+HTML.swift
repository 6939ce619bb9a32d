extension String {
    /// Longer texts are names or reasons that nobody reads to the end.
    private static let longestText = 400

    /// As text of a page, or as an attribute between double quotes: what would begin or end something is escaped, what
    /// turns the direction of writing is shown, and what no page may contain is replaced.
    var inHTML: String {
        var result = ""
        for (count, scalar) in unicodeScalars.enumerated() {
            guard count < Self.longestText else { return result + "…" }
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case _ where scalar.properties.isBidiControl:
                result += "[U+\(String(scalar.value, radix: 16, uppercase: true))]"
            case _ where scalar.properties.generalCategory == .control: result += " "
            case _ where scalar.properties.isNoncharacterCodePoint: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

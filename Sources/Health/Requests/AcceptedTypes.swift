/// The media types that a request prefers, by its header `Accept` (RFC 9110, section 12.5.1), the most wanted first.
struct AcceptedTypes {
    private let types: [String]

    /// The types of a field value; those with the weight 0 are left out.
    init(_ value: String) {
        let ranges = value.split(separator: ",").map(Range.init).filter { $0.weight > 0 }
        // Of equally wanted ones those without a wildcard, and of these the first.
        types = ranges.enumerated().sorted { $0.element.rank($0.offset) < $1.element.rank($1.offset) }
            .map(\.element.type)
    }

    /// The format that is wanted most; nil when none is wanted by name, or something that every answer is: then the
    /// default answers, whatever is wanted less.
    func choice(among formats: [any HealthFormat]) -> (any HealthFormat)? {
        for type in types {
            if let format = formats.first(where: { $0.mediaTypes.contains(type) }) { return format }
            if Self.ofDefault.contains(type) { return nil }
        }
        return nil
    }

    private static let ofDefault: Set = ["application/json", "application/*", "*/*"]

    private struct Range {
        let type: String
        let weight: Double

        init(_ text: Substring) {
            let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { part in
                String(part.filter { $0 != " " && $0 != "\t" }).lowercased()
            }
            type = parts[0]
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            weight = (0...1).contains(quality) ? quality : 1
        }

        /// The lower, the earlier it is to be served.
        func rank(_ position: Int) -> (Double, Int, Int) {
            (-weight, type.hasSuffix("*") ? 1 : 0, position)
        }
    }
}

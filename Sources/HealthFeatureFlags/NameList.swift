/// Names for an observation: as many as find room, and how many do not.
struct NameList {
    /// The longest text that an observation keeps, in bytes.
    private static let limit = 256
    /// Room for the number of those that are left out.
    private static let reserve = 16

    /// `a, b and 3 more`.
    let text: String

    init(_ names: [String]) {
        var text = ""
        var shown = 0
        for name in names {
            let next = shown == 0 ? name : text + ", " + name
            guard next.utf8.count <= Self.limit - Self.reserve else { break }
            text = next
            shown += 1
        }
        let rest = names.count - shown
        self.text = rest == 0 ? text : shown == 0 ? "\(rest) too long to show" : "\(text) and \(rest) more"
    }
}

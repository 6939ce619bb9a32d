/// The name of an attribute, with a number that tells it from nearly all others by one comparison.
struct AttributeName: Sendable {
    let text: String
    let mark: UInt64

    init(_ text: String) {
        self.text = text
        mark = text.mark
    }
}

extension AttributeName: Hashable, Comparable {
    /// Whether both are the same bytes.
    static func == (left: AttributeName, right: AttributeName) -> Bool {
        left.mark == right.mark && left.text.hasBytes(of: right.text)
    }

    /// Some order, the same in every process.
    static func < (left: AttributeName, right: AttributeName) -> Bool {
        left.mark != right.mark
            ? left.mark < right.mark : left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(mark) }
}

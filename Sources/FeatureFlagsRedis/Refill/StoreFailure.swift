/// Why the store cannot be asked, as one word of a closed set.
struct StoreFailure: Error, Sendable, Hashable {
    /// The word.
    let code: String
    /// What an operator should know besides.
    let note: String?
    /// Whether nothing will change before somebody mends something.
    let isPermanent: Bool

    init(_ code: String, note: String? = nil, isPermanent: Bool = false) {
        (self.code, self.note, self.isPermanent) = (code, note, isPermanent)
    }

    /// What was found makes no sense.
    static let `protocol` = StoreFailure("protocol", isPermanent: true)
}

/// The names that a draft has given, each once.
struct TakenNames {
    private var taken: Set<String>
    /// Where to go on counting for a name that was wanted before.
    private var next: [String: Int] = [:]

    /// - Parameter reserved: Names that are not given.
    init(reserving reserved: Set<String> = []) { taken = reserved }

    /// A name made of a text: the next free one where it is taken.
    mutating func take(_ text: String) -> String {
        let name = PolicyName.name(text)
        var (result, number) = (name, next[name] ?? 2)
        while !taken.insert(result).inserted {
            result = PolicyName.name(name, number)
            number += 1
        }
        next[name] = number
        return result
    }
}

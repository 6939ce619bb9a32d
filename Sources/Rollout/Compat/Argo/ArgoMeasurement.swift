/// What was measured of a metric at one time.
struct ArgoMeasurement: Sendable, Hashable {
    /// The numbers by the way from the result to them, which is empty for the result itself; none that was not found.
    var numbers: [String: Double] = [:]

    /// The result, where it is one number.
    var number: Double? { numbers[""] }

    /// For people: `0.99`, `data.count=3, ok=1`, or `nothing`.
    var words: String {
        let texts = numbers.sorted { $0.key < $1.key }.map { path, number in
            let text = number.isFinite ? Decimal.text(Decimal.rounded(number)) : "\(number)"
            return path.isEmpty ? text : "\(path)=\(text)"
        }
        return texts.isEmpty ? "nothing" : texts.joined(separator: ", ")
    }
}

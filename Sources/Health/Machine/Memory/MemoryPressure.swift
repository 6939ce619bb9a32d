import ASCIIText

/// The share of the last ten seconds in which tasks waited for memory, in percent.
///
/// Source: Linux, Documentation/accounting/psi.rst.
struct MemoryPressure: Sendable, Hashable {
    /// At least one task waited.
    let some: Double
    /// All tasks waited at the same time.
    let full: Double

    /// The pressure that a file says; nil for anything else.
    init?(_ text: String) {
        var averages: [Substring: Double] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let kind = words.first, let average = words.first(where: { $0.hasPrefix("avg10=") }),
                let percent = Double(decimal: String(average.dropFirst("avg10=".count)))
            else { continue }
            averages[kind] = percent
        }
        guard let some = averages["some"], let full = averages["full"] else { return nil }
        self.some = some
        self.full = full
    }

    var observations: [Observation] {
        [Observation("pressure_some_avg10", .number(some)), Observation("pressure_full_avg10", .number(full))]
    }
}

/// Something that is read again and again.
struct Subject: Sendable {
    let name: String
    /// Whether it must not allocate.
    var isScalar = false
    /// How many reads take about a tenth of a second.
    let reads: Int
    /// Reads so often; the result keeps the compiler from leaving the reads out.
    let body: @Sendable (Int) -> Int
}

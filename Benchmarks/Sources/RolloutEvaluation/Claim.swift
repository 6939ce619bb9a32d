/// A statement about a figure.
struct Claim {
    let text: String
    let holds: Bool

    /// That a figure is at most a bound.
    init(_ what: String, _ figure: Double, atMost bound: Double, _ unit: String) {
        text = "\(what): \(figure.rounded(2)) \(unit) (at most \(bound))"
        holds = figure <= bound
    }
}

extension Double {
    /// With so many decimals.
    func rounded(_ decimals: Int) -> Double {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        return (self * scale).rounded() / scale
    }
}

extension [Double] {
    /// The middle of an odd number of values.
    var median: Double { isEmpty ? .nan : sorted()[count / 2] }
}

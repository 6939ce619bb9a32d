/// Writes the Prometheus text format, version 0.0.4.
///
/// Numbers are in plain decimal notation, because scripts read them with `bc`, which knows no exponents.
struct PrometheusText {
    /// What a family of samples is.
    enum Kind: String {
        case counter, gauge, histogram
    }

    private(set) var bytes: [UInt8] = []

    /// Writes the head of a family.
    mutating func family(_ name: String, _ kind: Kind, _ help: String) {
        line("# HELP \(name) \(help)")
        line("# TYPE \(name) \(kind.rawValue)")
    }

    /// Writes a sample.
    mutating func sample(_ name: String, _ labels: KeyValuePairs<String, String> = [:], value: Double) {
        let text = labels.map { "\($0.key)=\"\(Self.escape($0.value))\"" }.joined(separator: ",")
        line("\(name)\(labels.isEmpty ? "" : "{\(text)}") \(Self.decimal(value))")
    }

    private mutating func line(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        bytes.append(UInt8(ascii: "\n"))
    }

    private static func escape(_ value: String) -> String {
        var escaped = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A number without exponent, to nine places, which is a nanosecond where the unit is a second.
    static func decimal(_ number: Double) -> String {
        guard number.isFinite, number.magnitude < 9e15 else { return number > 0 ? "+Inf" : number < 0 ? "-Inf" : "NaN" }
        let whole = number.rounded(.towardZero)
        let nanos = Int64(((number - whole).magnitude * 1e9).rounded())
        guard nanos > 0 else { return String(Int64(whole)) }
        guard nanos < 1_000_000_000 else { return String(Int64(whole) + (number < 0 ? -1 : 1)) }
        var digits = nanos.padded(to: 9)
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(number < 0 && whole == 0 ? "-" : "")\(Int64(whole)).\(digits)"
    }
}

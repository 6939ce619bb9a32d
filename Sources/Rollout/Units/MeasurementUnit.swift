/// What a series is measured in.
public struct MeasurementUnit: Sendable, Hashable, CustomStringConvertible {
    /// What can be compared with what.
    public enum Dimension: String, Sendable, Hashable {
        /// A share: 0.01 is 1 %.
        case share
        /// Time.
        case time
        /// Amounts of data.
        case data
        /// Numbers of things.
        case count
    }

    /// How it is written in a policy.
    public let description: String
    /// What it can be compared with.
    public let dimension: Dimension
    /// How much of the dimension's base (1, second, byte, 1) it is.
    public let factor: Double

    private init(_ description: String, _ dimension: Dimension, _ factor: Double) {
        self.description = description
        self.dimension = dimension
        self.factor = factor
    }

    /// A share of 1.
    public static let fraction = MeasurementUnit("fraction", .share, 1)
    /// A share of 100.
    public static let percent = MeasurementUnit("percent", .share, 0.01)
    /// Milliseconds.
    public static let milliseconds = MeasurementUnit("ms", .time, 0.001)
    /// Seconds.
    public static let seconds = MeasurementUnit("s", .time, 1)
    /// Numbers of things.
    public static let count = MeasurementUnit("count", .count, 1)

    /// The unit of a name: `fraction`, `percent`, `%`, `us`, `ms`, `s`, `m`, `h`, `B`, `kB`, `MB`, `GB`, `KiB`, `MiB`,
    /// `GiB`, `count`; nil for another.
    public init?(named name: some StringProtocol) {
        guard let unit = Self.all[String(name)] else { return nil }
        self = unit
    }

    /// All names, for suggestions.
    static var names: [String] { all.keys.sorted() }

    private static let all: [String: MeasurementUnit] = {
        var units: [String: MeasurementUnit] = [:]
        for unit in [
            fraction, percent, milliseconds, seconds, count, MeasurementUnit("us", .time, 1e-6),
            MeasurementUnit("m", .time, 60), MeasurementUnit("h", .time, 3_600), MeasurementUnit("B", .data, 1),
            MeasurementUnit("kB", .data, 1e3), MeasurementUnit("MB", .data, 1e6), MeasurementUnit("GB", .data, 1e9),
            MeasurementUnit("KiB", .data, 0x1p10), MeasurementUnit("MiB", .data, 0x1p20),
            MeasurementUnit("GiB", .data, 0x1p30),
        ] {
            units[unit.description] = unit
        }
        units["%"] = percent
        units["KB"] = units["kB"]
        return units
    }()
}

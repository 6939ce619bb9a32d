/// A series that sentences may use.
public struct Metric: Sendable, Hashable {
    /// How observations of it are put together.
    public enum Kind: Sendable, Hashable {
        /// One series over another: errors over requests. A series of the ratio's own name wins over its parts.
        case ratio(numerator: String, denominator: String)
        /// A level: the newest observation counts.
        case gauge
        /// Events since the observation before: they are added up.
        case counter
        /// Values of many events: a statistic of them counts.
        case distribution(Statistic)
    }

    /// What is said about many values.
    public enum Statistic: Sendable, Hashable {
        /// The mean, weighted by samples.
        case mean
        /// The largest.
        case max
        /// The value below which a share lies, read off by a method.
        case percentile(share: Double, Percentile)
    }

    /// How much of the past one look covers.
    public enum Window: Sendable, Hashable {
        /// The time before the look.
        case sliding(Span)
        /// The time since the last multiple of a span.
        case tumbling(Span)
        /// The newest observations, counted by their samples, whatever their age.
        case samples(Int)

        /// How much of the past it covers; nil for a number of events.
        var span: Span? {
            switch self {
            case .sliding(let span), .tumbling(let span): span
            case .samples: nil
            }
        }
    }

    /// Its name in sentences.
    public var name: String
    /// How observations of it are put together.
    public var kind: Kind
    /// What it is measured in; nil for numbers without one.
    public var unit: MeasurementUnit?
    /// How much of the past one look covers.
    public var window: Window
    /// Fewer samples than this are missing data.
    public var minSamples: Int
    /// How far behind the clock a look is, since data come late.
    public var offset: Span
}

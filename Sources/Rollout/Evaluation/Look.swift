/// What one look at a series finds.
struct Look: Sendable {
    /// The value; not a number when data are missing.
    var value = Double.nan
    /// Of how many events.
    var samples = 0
    /// The newest observation in it.
    var newest = Moment.distantPast
    /// Whether the series was ever supplied.
    var wasSupplied = false
    /// Whether it was supplied just now, and tells of no events at all.
    var isIdle = false
    /// How much of the past was looked at; nil for a number of events.
    var window: Span?

    var isMissing: Bool { value.isNaN }
}

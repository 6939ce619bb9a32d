/// Which part of the past a look covers.
struct LookRange: Sendable {
    /// Only what is later than this.
    var after = Moment.distantPast
    /// Nothing later than this.
    var upTo: Moment
    var span: Span?
    /// Only the newest events, by their number.
    var samples = Int.max
}

extension Moment {
    /// Before everything.
    static let distantPast = Moment(milliseconds: .min)
    /// After everything: what has not happened.
    static let never = Moment(milliseconds: .max)
}

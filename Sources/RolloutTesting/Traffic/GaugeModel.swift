/// A level that is read now and then, such as memory in use.
public struct GaugeModel: Sendable, Hashable {
    /// What it would be without noise, in the unit of the metric.
    public var course: Course
    /// By how much readings scatter around that: a standard deviation.
    public var noise: Double

    /// A level.
    ///
    /// - Parameters:
    ///   - course: What it would be without noise, in the unit of the metric.
    ///   - noise: By how much readings scatter around that: a standard deviation.
    public init(_ course: Course, noise: Double = 0) {
        self.course = course
        self.noise = noise
    }
}

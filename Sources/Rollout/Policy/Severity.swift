/// How bad an incident is, worst first.
public enum Severity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// Down, or losing data.
    case p0 = "P0"
    /// Badly broken.
    case p1 = "P1"
    /// Degraded.
    case p2 = "P2"
    /// Cosmetic.
    case p3 = "P3"

    /// Whether one is worse.
    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

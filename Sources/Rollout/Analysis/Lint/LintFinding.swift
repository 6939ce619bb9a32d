/// Something in a policy that will not do what its author expects.
public struct LintFinding: Sendable, Hashable {
    /// How bad it is.
    public enum Level: String, Sendable, Hashable, CaseIterable, Comparable {
        /// The policy contradicts itself, or a part of it can never work.
        case error
        /// It works, and probably not as it was meant.
        case warning
        /// Worth knowing.
        case note

        /// Whether one is worse.
        public static func < (left: Level, right: Level) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// What kind of finding.
    public let code: Code
    /// How bad it is.
    public let level: Level
    /// Where.
    public let path: [PolicyError.Step]
    /// What is wrong.
    public let message: String
    /// What would be right.
    public let proposal: String

    /// The place as a key path: `triggers[2]`.
    public var place: String { PolicyError(path, message).place }

    /// A finding at a place.
    ///
    /// - Parameters:
    ///   - code: What kind of finding.
    ///   - level: How bad it is; nil for the level of its kind.
    ///   - path: Where.
    ///   - message: What is wrong.
    ///   - proposal: What would be right; nil for the remedy of its kind.
    init(
        _ code: Code, level: Level? = nil, _ path: [PolicyError.Step], _ message: String, _ proposal: String? = nil
    ) {
        self.code = code
        self.level = level ?? code.levels.first ?? .warning
        self.path = path
        self.message = message
        self.proposal = proposal ?? code.remedy.replacing("`", with: "")
    }
}

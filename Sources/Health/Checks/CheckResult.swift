/// What one run of a check found.
public struct CheckResult: Sendable, Hashable {
    /// The verdict of one run, before thresholds.
    public enum Verdict: Sendable, Hashable {
        /// All is well.
        case healthy
        /// It works, but something deserves attention; never makes the service unhealthy.
        case degraded
        /// It does not work.
        case unhealthy
    }

    /// The verdict.
    public let verdict: Verdict
    /// Why the verdict is not healthy.
    public let code: CheckCode?
    /// Words of the check's author, cut at 256 bytes. Must not hold secrets.
    public let message: String?
    /// What the check saw, in order; each name once, its first value.
    public let observed: [Observation]

    private init(_ verdict: Verdict, _ code: CheckCode?, _ message: String?, _ observed: [Observation]) {
        self.verdict = verdict
        self.code = code
        self.message = message.map(Message.cut)
        self.observed = observed.withoutRepetitions
    }

    /// All is well.
    public static let healthy = CheckResult(.healthy, nil, nil, [])

    /// All is well, and this was seen.
    public static func healthy(observed: [Observation]) -> CheckResult {
        CheckResult(.healthy, nil, nil, observed)
    }

    /// It works, but something deserves attention.
    public static func degraded(
        _ code: CheckCode, message: String? = nil, observed: [Observation] = []
    ) -> CheckResult {
        CheckResult(.degraded, code, message, observed)
    }

    /// It does not work.
    public static func unhealthy(
        _ code: CheckCode, message: String? = nil, observed: [Observation] = []
    ) -> CheckResult {
        CheckResult(.unhealthy, code, message, observed)
    }

    /// The result that stands for an error thrown by a check.
    ///
    /// ``CheckFailure`` keeps its code; cancellation is ``CheckCode/cancelled``; anything else ``CheckCode/error``.
    public init(_ error: any Error) {
        switch error {
        case let failure as CheckFailure: self = .unhealthy(failure.code, message: failure.message)
        case is CancellationError: self = .unhealthy(.cancelled)
        default: self = .unhealthy(.error)
        }
    }
}

/// Texts that come from checks.
enum Message {
    /// The longest text kept, in bytes of UTF-8.
    static let limit = 256

    /// The text, cut at the limit without splitting a character.
    static func cut(_ text: String) -> String {
        guard text.utf8.count > limit else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: limit)
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        return String(text[..<end])
    }
}

import ASCIIText

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The variables from which a service is configured, each read by one function that yields a value in range or a
/// clear error.
///
/// An unset variable is nil. A set one that is empty or unusable is an error, because an empty `DATABASE_URL` is a
/// broken deployment and not a wish for the default.
public struct Environment: Sendable {
    private let lookUp: @Sendable (String) -> String?

    /// The environment of this process.
    public static let process = Environment { name in
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }

    /// Variables from elsewhere: a file, a test.
    public init(_ lookUp: @escaping @Sendable (String) -> String?) {
        self.lookUp = lookUp
    }

    /// What a variable is set to, empty or not.
    package func value(of name: String) -> String? { lookUp(name) }

    /// The text of a variable.
    ///
    /// - Throws: ``ConfigurationError`` when it is empty.
    public func text(_ name: String) throws(ConfigurationError) -> String? {
        guard let text = lookUp(name) else { return nil }
        guard !text.isEmpty else { throw ConfigurationError(name, "is set but empty: unset it or give it a value") }
        return text
    }

    /// A text that may stand in a line: at most 256 bytes, without control characters and line separators.
    public func label(_ name: String) throws(ConfigurationError) -> String? {
        guard let text = try text(name) else { return nil }
        guard text.utf8.count <= 256, text.unicodeScalars.allSatisfy(\.isInline) else {
            throw ConfigurationError(name, "must be at most 256 bytes without control characters")
        }
        return text
    }

    /// A duration in milliseconds, decimals allowed.
    public func milliseconds(
        _ name: String, in range: ClosedRange<Duration> = .milliseconds(10)...(.seconds(86_400))
    ) throws(ConfigurationError) -> Duration? {
        try duration(name, unit: 1_000_000, in: range, named: "milliseconds")
    }

    /// A duration in seconds, decimals allowed.
    public func seconds(_ name: String, in range: ClosedRange<Duration>) throws(ConfigurationError) -> Duration? {
        try duration(name, unit: 1_000_000_000, in: range, named: "seconds")
    }

    /// A whole number.
    public func integer(_ name: String, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int? {
        guard let text = try text(name) else { return nil }
        guard let number = Int(digits: text.utf8), range.contains(number) else {
            throw ConfigurationError(name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// A number with decimals.
    public func number(_ name: String, in range: ClosedRange<Double>) throws(ConfigurationError) -> Double? {
        guard let text = try text(name) else { return nil }
        guard let number = Double(decimal: text), range.contains(number) else {
            throw ConfigurationError(name, "must be a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// One of a set of words.
    public func choice(_ name: String, of words: [String]) throws(ConfigurationError) -> String? {
        guard let text = try text(name) else { return nil }
        guard words.contains(text) else {
            throw ConfigurationError(name, "must be one of \(words.joined(separator: ", "))")
        }
        return text
    }

    private func duration(
        _ name: String, unit nanoseconds: Double, in range: ClosedRange<Duration>, named unitName: String
    ) throws(ConfigurationError) -> Duration? {
        let unit = Duration.nanoseconds(Int64(nanoseconds))
        let (low, high) = (range.lowerBound / unit, range.upperBound / unit)
        guard let text = try text(name) else { return nil }
        guard let number = Double(decimal: text), (low...high).contains(number) else {
            throw ConfigurationError(
                name, "must be a number of \(unitName) from \(low.trimmed) to \(high.trimmed)")
        }
        return .nanoseconds(Int64((number * nanoseconds).rounded()))
    }
}

extension Double {
    /// Without a needless `.0`.
    fileprivate var trimmed: String {
        self == rounded() && magnitude < 1e15 ? String(Int64(self)) : description
    }
}

extension Unicode.Scalar {
    /// Neither a control character nor a separator of lines.
    fileprivate var isInline: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}

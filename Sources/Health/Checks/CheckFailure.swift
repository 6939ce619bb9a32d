/// The error by which a check says why it failed.
///
/// A check may throw any error; one of another type counts as ``CheckCode/error``.
public struct CheckFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The class of the failure.
    public let code: CheckCode
    /// Words of the check's author for `/detailed`, cut at 256 bytes.
    ///
    /// They must not hold secrets.
    public let message: String?

    /// A failure of a class.
    public init(_ code: CheckCode, message: String? = nil) {
        self.code = code
        self.message = message
    }

    /// The code alone.
    public var description: String { code.rawValue }
}

/// A store through which flags can be set.
public protocol WritableFlagStore: FlagStore {
    /// Makes all the changes in one step, or none of them. When it returns, the changes are in the store; reads of this
    /// process see them too.
    ///
    /// - Parameters:
    ///   - changes: What to change; of two changes of one place the last counts.
    ///   - actor: Who does it, for the record: at most 256 bytes.
    /// - Throws: ``FlagWriteError``.
    func write(_ changes: [FlagWrite], by actor: String) async throws(FlagWriteError)
}

/// One change of a flag.
public enum FlagWrite: Sendable, Hashable {
    /// Puts a definition in place.
    case set(flag: String, FlagSource)
    /// Takes the definition away: the default of the code is in force.
    case delete(flag: String)
    /// Overrides the definition by a scalar without destroying it.
    case kill(flag: String, value: Bool)
    /// Lifts the override.
    case unkill(flag: String)
}

/// Why a change was not made.
public struct FlagWriteError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The class of the failure.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// One word, fit for a metric's label.
        public let description: String

        private init(_ description: String) { self.description = description }

        /// The store cannot be asked just now.
        public static let unavailable = Code("unavailable")
        /// The store refuses this user.
        public static let noPermission = Code("no_permission")
        /// The server takes no writes: a replica, no memory, its own configuration.
        public static let readOnly = Code("read_only")
        /// Somebody else changed the flag meanwhile.
        public static let conflict = Code("conflict")
        /// The change was made, but the record of it was not.
        public static let unrecorded = Code("unrecorded")
        /// The name or the definition cannot be used.
        public static let invalid = Code("invalid")
        /// The store cannot be written at all.
        public static let unsupported = Code("unsupported")
    }

    /// The class of the failure.
    public let code: Code
    /// What is wrong and what would help, without any part of a definition.
    public let problem: String

    /// An error of a class.
    public init(_ code: Code, _ problem: String) {
        self.code = code
        self.problem = problem
    }

    /// Whether the same change can succeed later without anyone's doing.
    public var isRetryable: Bool { code == .unavailable || code == .conflict }

    /// One line.
    public var description: String { "\(code): \(problem)" }
}

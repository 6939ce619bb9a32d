/// Why a server cannot serve.
public struct HealthServerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The class of the error.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The sentence for people.
        public let description: String

        private init(_ description: String) {
            self.description = description
        }

        /// Another process or server listens there.
        public static let addressInUse = Code("the address is in use")
        /// The process may not listen there.
        public static let noPermission = Code("the process has no permission to listen there")
        /// The host is none of this machine, or its name does not resolve.
        public static let addressUnavailable = Code("the host is no address of this machine")
        /// The port is not one of 0 to 65535.
        public static let portOutOfRange = Code("the port must be a number from 0 to 65535")
        /// The path of the Unix-domain socket is too long, in no folder, or taken by another kind of file.
        public static let unusablePath = Code("no socket can be made at the path")
        /// The certificate or key cannot be read, or they do not belong together.
        public static let unusableCertificate = Code("the certificate or its key cannot be used")
        /// TLS is wanted, and the package was built without the trait `TLS`.
        public static let withoutTLS = Code("the package was built without the trait TLS")
        /// The process or the system is out of descriptors, memory or threads.
        public static let outOfResources = Code("the process or the system is out of descriptors, memory or threads")
        /// There is nothing to listen on.
        public static let noListeners = Code("a server needs one listener at least")
        /// A server runs once.
        public static let alreadyRun = Code("a server can be run only once")
        /// The system does not let the server listen, or no longer.
        public static let failed = Code("the system does not let the server listen")
    }

    /// The class of the error.
    public let code: Code
    /// Where the server was to listen, as the configuration says; nil where that does not matter.
    public let place: String?

    /// Whether the same attempt may succeed later without anybody's doing.
    public var isRetryable: Bool { [.addressInUse, .outOfResources].contains(code) }

    init(_ code: Code, at place: String? = nil) {
        self.code = code
        self.place = place
    }

    /// One line.
    public var description: String {
        place.map { "cannot listen on \($0): \(code)" } ?? code.description
    }
}

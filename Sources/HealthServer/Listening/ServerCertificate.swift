/// The files with which a server proves its identity.
public struct ServerCertificate: Sendable, Hashable {
    /// The path of a PEM file: the server's certificate, then those that lead to a root.
    public let chainPath: String
    /// The path of a PEM file with the private key.
    public let keyPath: String

    /// A certificate in two files.
    public init(chainPath: String, keyPath: String) {
        self.chainPath = chainPath
        self.keyPath = keyPath
    }
}

import ArgumentParser

/// What every command that asks an endpoint takes.
struct RequestOptions: ParsableArguments {
    @Argument(help: "http://HOST[:PORT]/PATH, or https://")
    var url: String

    @Option(help: ArgumentHelp("Connect to this Unix-domain socket; the URL gives host and path.", valueName: "path"))
    var unixSocket: String?

    @Flag(help: "Verify the certificate of an https server; without it none is verified, as the kubelet does.")
    var verify = false

    @Flag(help: "Print one JSON object instead of a line for people.")
    var json = false

    /// The request.
    func get() throws -> HTTPGet {
        HTTPGet(try target(), unixSocket: unixSocket, verifies: verify)
    }

    func validate() throws {
        _ = try target()
    }

    /// The URL, split.
    ///
    /// - Throws: An error that does not repeat the URL, which may hold a password.
    func target() throws -> TargetURL {
        guard let target = TargetURL(url) else {
            throw ValidationError("<url> must be http:// or https:// with a host, and without user name and password")
        }
        return target
    }
}

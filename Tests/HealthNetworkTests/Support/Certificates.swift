import TestServers

/// An authority of its own and certificates by it, for one test.
struct Certificates {
    let folder: TemporaryFolder
    /// The authority's own certificate.
    var authority: String { folder.appending("ca.pem") }

    /// Whether there is an openssl to make them.
    static let areAvailable = (try? ChildProcess.run("openssl", ["version"])) != nil

    /// Makes the authority; blocks.
    init() throws {
        folder = try TemporaryFolder()
        try ChildProcess.run(
            "openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=test authority", "-keyout", folder.appending("ca.key"), "-out", authority,
            ])
    }

    /// Makes a certificate for a server, with its key; blocks.
    func certificate(_ name: String, for names: String, days: Int = 2) throws -> (chain: String, key: String) {
        let (key, chain) = (folder.appending("\(name).key"), folder.appending("\(name).pem"))
        let request = folder.appending("\(name).csr")
        let extensions = try folder.write("subjectAltName=\(names)\n", to: "\(name).ext")
        try ChildProcess.run(
            "openssl",
            [
                "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj",
                "/CN=\(name)", "-keyout", key, "-out", request,
            ])
        try ChildProcess.run(
            "openssl",
            [
                "x509", "-req", "-in", request, "-CA", authority, "-CAkey", folder.appending("ca.key"),
                "-CAcreateserial", "-days", "\(days)", "-extfile", extensions, "-out", chain,
            ])
        return (chain, key)
    }
}

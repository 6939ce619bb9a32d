/// A certificate that vouches for itself, made by OpenSSL for one test.
package struct TestCertificate: Sendable {
    /// The file of the certificate (PEM), which is that of its authority as well.
    package let path: String
    /// The file of its key (PEM).
    package let keyPath: String

    /// Whether there is an OpenSSL to make one with.
    package static let isPossible = (try? ChildProcess.run("openssl", ["version"])) != nil

    /// Makes a certificate.
    ///
    /// - Parameters:
    ///   - folder: Where its files go; they end with it.
    ///   - names: For whom it is, as OpenSSL writes it.
    ///   - days: How long it is valid from now on; less than 0 makes one that has expired.
    package init(in folder: TemporaryFolder, names: String = "DNS:localhost,IP:127.0.0.1", days: Int = 2) throws {
        (path, keyPath) = (folder.appending("cert.pem"), folder.appending("key.pem"))
        let request = folder.appending("request.pem")
        let extensions = try folder.write("subjectAltName=\(names)\n", to: "names")
        try ChildProcess.run(
            "openssl",
            [
                "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
                keyPath, "-out", request, "-subj", "/CN=test",
            ])
        try ChildProcess.run(
            "openssl",
            [
                "x509", "-req", "-in", request, "-signkey", keyPath, "-days", "\(days)", "-extfile", extensions,
                "-out", path,
            ])
    }
}

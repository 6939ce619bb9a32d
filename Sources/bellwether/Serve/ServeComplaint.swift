/// Why the sidecar cannot start: one line that names the place and never a secret.
struct ServeComplaint: Error {
    /// The line.
    let text: String
    /// The exit code.
    let status: Int32

    /// A flag or variable that cannot be used.
    static func usage(_ place: String, _ remedy: String) -> ServeComplaint {
        ServeComplaint(text: "\(place) \(remedy)", status: 64)
    }

    /// A file that cannot be used.
    static func file(_ place: String, _ remedy: String) -> ServeComplaint {
        ServeComplaint(text: "\(place): \(remedy)", status: 65)
    }
}

/// Why a command cannot go on: one line that names the place and never a secret.
struct Complaint: Error {
    /// The line.
    let text: String
    /// The exit code.
    let status: Int32

    /// A flag, an argument or a variable that cannot be used.
    static func usage(_ place: String, _ remedy: String) -> Complaint {
        Complaint(text: "\(place) \(remedy)", status: 64)
    }

    /// A file that cannot be used.
    static func file(_ place: String, _ remedy: String) -> Complaint {
        Complaint(text: "\(place): \(remedy)", status: 65)
    }

    /// A dependency that does not do what is wanted of it.
    static func unavailable(_ text: String) -> Complaint {
        Complaint(text: text, status: 69)
    }

    /// Standard output takes no more: a full disk, a closed descriptor, a reader who is gone.
    static let lostOutput = Complaint(text: "what was asked for cannot be written to standard output", status: 70)

    /// The answer is no.
    static func no(_ text: String) -> Complaint {
        Complaint(text: text, status: 1)
    }
}

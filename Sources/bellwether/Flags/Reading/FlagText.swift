/// A definition that stands on the command line, or in the file that it names: `@FILE`.
struct FlagText {
    /// The largest definition, in bytes.
    private static let limit = 1_048_576

    /// The definition.
    let text: String
    /// The file that it comes from; nil when it stands on the command line.
    private let path: String?

    init(_ argument: String) throws(Complaint) {
        guard argument.hasPrefix("@") else {
            (text, path) = (argument, nil)
            return
        }
        let path = String(argument.dropFirst())
        guard let bytes = TextFile.bytes(path, limit: Self.limit), let text = String(validating: bytes, as: UTF8.self)
        else {
            throw .file(path, "cannot be read as text of at most 1 MiB")
        }
        (self.text, self.path) = (text, path)
    }

    /// The complaint about a definition that cannot be used: the file's fault, if it comes from one.
    func complaint(_ problem: String) -> Complaint {
        path.map { .file($0, problem) } ?? Complaint(text: problem, status: 64)
    }
}

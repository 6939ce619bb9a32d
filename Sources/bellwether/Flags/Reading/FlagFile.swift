import FeatureFlags

/// A file with a flagd document.
struct FlagFile {
    /// The largest document, in bytes.
    private static let limit = 16 * 1_048_576

    private let path: String
    /// What stands in it.
    let bytes: [UInt8]

    /// Reads a file.
    init(_ path: String) throws(Complaint) {
        guard let bytes = TextFile.bytes(path, limit: Self.limit) else {
            throw .file(path, "cannot be read, or is larger than 16 MiB")
        }
        (self.path, self.bytes) = (path, bytes)
    }

    /// The flags of the document.
    var contents: FlagContents {
        get throws(Complaint) {
            do throws(FlagDocumentError) {
                return try FlagDocument(reading: bytes).contents
            } catch {
                throw .file("\(path):\(error.line):\(error.column)", error.problem)
            }
        }
    }
}

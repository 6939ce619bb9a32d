/// What an operator reads of it in the status.
extension SnapshotFile.Reading {
    /// Every note of this kind.
    static let notes = [unreadable, .damaged, .foreign].compactMap(\.note)

    /// The note; nil when all is well.
    var note: String? {
        switch self {
        case .none, .contents: nil
        case .unreadable: "the snapshot file cannot be read and was ignored"
        case .damaged: "the snapshot file is damaged or of another version and was ignored"
        case .foreign: "the snapshot file is of another Redis than the configured one and was ignored"
        }
    }
}

extension SnapshotFile.Writing {
    /// Every note of this kind.
    static let notes = [tooLarge, .irregular, .failed].compactMap(\.note)

    /// The note; nil when all is well.
    var note: String? {
        switch self {
        case .written, .superseded: nil
        case .tooLarge: "the flags have no room in a snapshot file, which may have 64 MiB: it is not written"
        case .irregular: "what stands at the path of the snapshot is no regular file and is not written to"
        case .failed: "the snapshot file cannot be written"
        }
    }
}

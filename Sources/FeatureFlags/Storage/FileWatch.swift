/// What is known of a file of flags, and what has to be told of it; pure.
struct FileWatch {
    /// The file as it was when it was read last, if it need not be read again.
    private(set) var known: FileStamp?
    private var digest: Int?
    private var hasLoaded = false
    private var status: FlagStoreStatus?

    /// Takes what a look at the file has shown.
    ///
    /// - Parameter end: Until when the look proves what was told.
    mutating func take(_ look: FileLook, confirming end: ContinuousClock.Instant) -> [FlagStoreEvent] {
        switch look {
        case .unchanged:
            // An unusable file that has not changed is as unusable as before.
            return status?.health == .current ? [.confirmed(until: end)] : []
        case .failed(let code):
            (known, digest) = (nil, nil)
            return fail(code)
        case .bytes(let bytes, let stamp):
            // A second writing within one tick of the file system's clock leaves the stamp as it was: a file is known
            // only when it was read twice and was the same.
            guard bytes.hashValue != digest else {
                known = stamp
                return status?.health == .current ? [.confirmed(until: end)] : []
            }
            digest = bytes.hashValue
            do throws(FlagDocumentError) {
                let document = try FlagDocument(reading: bytes)
                hasLoaded = true
                return [.loaded(document.contents), .confirmed(until: end)]
                    + turn(FlagStoreStatus(health: .current, mode: .polling))
            } catch {
                return fail(
                    "unusable", notes: ["the file, line \(error.line), column \(error.column): \(error.problem)"])
            }
        }
    }

    private mutating func fail(_ code: String, notes: [String] = []) -> [FlagStoreEvent] {
        turn(FlagStoreStatus(health: hasLoaded ? .stale : .failed, mode: .polling, code: code, notes: notes))
    }

    private mutating func turn(_ new: FlagStoreStatus) -> [FlagStoreEvent] {
        guard new != status else { return [] }
        status = new
        return [.status(new)]
    }
}

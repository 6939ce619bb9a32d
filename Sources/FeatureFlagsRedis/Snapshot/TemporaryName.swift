import ASCIIText

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The name that a file has while it is written: `NAME.0123456789abcdef.new`, in the same folder.
struct TemporaryName: Sendable {
    /// How long nothing was written to a file whose writer must have been killed, in seconds.
    private static let patience = 60
    private static let (digits, ending) = (16, ".new")

    /// Where the file is for now.
    let path: String
    private let place: FilePlace

    /// Another name each time.
    init(of place: FilePlace) {
        self.place = place
        let number = String(UInt64.random(in: .min ... .max), radix: 16)
        let padding = String(repeating: "0", count: Self.digits - number.utf8.count)
        path = "\(place.path).\(padding)\(number)\(Self.ending)"
    }

    /// Removes what processes have left that were killed while they wrote.
    ///
    /// - Parameter descriptor: That of a file that was just made; its time is that of the disk, whose clock may be another
    ///   machine's.
    func removeOthers(before descriptor: Int32) {
        var about = stat()
        guard unsafe fstat(descriptor, &about) == 0 else { return }
        let latest = about.modificationTime - Self.patience
        for path in others {
            var about = stat()
            guard unsafe lstat(path, &about) == 0, about.modificationTime < latest else { continue }
            _ = unsafe unlink(path)
        }
    }

    /// The paths of all files of such names.
    private var others: [String] {
        let (folder, beginning) = (place.folder, place.name + ".")
        guard let entries = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(entries) }
        var paths: [String] = []
        while let entry = unsafe readdir(entries) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                unsafe String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
            }
            if Self.isOne(name, beginning) { paths.append("\(folder)/\(name)") }
        }
        return paths
    }

    private static func isOne(_ name: String, _ beginning: String) -> Bool {
        guard name.hasPrefix(beginning), name.hasSuffix(ending) else { return false }
        let number = name.utf8.dropFirst(beginning.utf8.count).dropLast(ending.utf8.count)
        return number.count == digits && number.allSatisfy(\.isHexDigit)
    }
}

extension stat {
    /// In whole seconds since 1970.
    fileprivate var modificationTime: Int {
        #if canImport(Darwin)
        st_mtimespec.tv_sec
        #else
        st_mtim.tv_sec
        #endif
    }
}

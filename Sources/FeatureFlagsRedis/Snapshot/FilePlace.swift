#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where a file lies, behind the symbolic links that lead there: what is renamed to the name of a link replaces the link.
struct FilePlace: Sendable, Hashable {
    /// As many as Linux follows.
    private static let mostLinks = 40

    /// The path, at which there is no link.
    let path: String

    /// The place that a path leads to; nil when something else than a regular file is there, or the links go in a circle.
    init?(following path: String) {
        var path = path
        for _ in 0...Self.mostLinks {
            var about = stat()
            // Nothing is there yet. Whatever else may be wrong, writing will tell.
            guard unsafe lstat(path, &about) == 0 else {
                self.path = path
                return
            }
            switch about.st_mode & S_IFMT {
            case S_IFREG:
                self.path = path
                return
            case S_IFLNK:
                guard let target = Self.target(ofLink: path) else { return nil }
                let isAbsolute = target.utf8.first == UInt8(ascii: "/")
                path = isAbsolute ? target : "\(Self.folder(of: path))/\(target)"
            default: return nil
            }
        }
        return nil
    }

    /// The folder of the file.
    var folder: String { Self.folder(of: path) }

    /// What it is called there.
    var name: String {
        Self.slash(in: path).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }

    private static func folder(of path: String) -> String {
        slash(in: path).map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    }

    private static func slash(in path: String) -> String.Index? { path.utf8.lastIndex(of: UInt8(ascii: "/")) }

    private static func target(ofLink path: String) -> String? {
        var characters = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlink(path, &characters, characters.count)
        // One that fills the buffer may be longer.
        guard count > 0, count < characters.count else { return nil }
        return String(validating: characters[..<count].map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
    }
}

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A file, as other tools are told of it.
struct FileReference {
    /// The reference (RFC 3986): relative to the folder where the command runs, as code scanning wants it; with `file:`
    /// for what lies elsewhere.
    let uri: String

    /// The reference of a path.
    init(_ path: String) {
        self.init(path, seenFrom: Self.workingFolder)
    }

    /// The reference of a path, seen from a folder.
    init(_ path: String, seenFrom folder: String?) {
        var path = path
        if let folder, path.hasPrefix(folder + "/") { path = String(path.dropFirst(folder.count + 1)) }
        let isAbsolute = path.hasPrefix("/")
        let names = path.split(separator: "/").filter { $0 != "." }.map(Self.encoded)
        uri = (isAbsolute ? "file:///" : "") + names.joined(separator: "/")
    }

    /// What is no unreserved character is encoded.
    private static func encoded(_ name: Substring) -> String {
        name.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            default: (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }

    private static var workingFolder: String? {
        guard let text = getcwd(nil, 0) else { return nil }
        defer { free(text) }
        return String(cString: text)
    }
}

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A folder that is removed with its owner.
package final class TemporaryFolder: Sendable {
    /// Where it is. Short, because the path of a Unix socket has room for about 100 bytes.
    package let path: String

    /// Makes the folder, in `$BELLWETHER_TEST_DIR` if that is set, so that a script can clean up.
    package init() throws {
        let parent = getenv("BELLWETHER_TEST_DIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/bw-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TestServerError.system("mkdtemp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        remove()
    }

    /// Removes the folder and all that is in it.
    package func remove() {
        _ = try? ChildProcess.run("/bin/rm", ["-rf", path])
    }

    /// The path of something in the folder.
    package func appending(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a text file in the folder.
    @discardableResult
    package func write(_ text: String, to name: String) throws -> String {
        let path = appending(name)
        guard let file = fopen(path, "w") else { throw TestServerError.system("fopen") }
        defer { fclose(file) }
        guard fputs(text, file) >= 0 else { throw TestServerError.system("fputs") }
        return path
    }
}

/// The content of a file, empty when there is none.
package func textOfFile(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
}

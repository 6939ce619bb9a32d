#if YAML
import Foundation

/// The policies that the repository ships.
enum PolicyFiles {
    static func text(_ name: String) throws -> String {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return try String(contentsOfFile: "/\(root)/Policies/\(name)", encoding: .utf8)
    }
}
#endif

#if YAML
import Foundation
import RolloutImport
import Testing

/// A file of `Examples/Imports`.
struct Sample: Sendable, CustomTestStringConvertible {
    let system: ForeignSystem
    let name: String
    let text: String

    init(_ system: ForeignSystem, _ name: String) throws {
        (self.system, self.name) = (system, name)
        text = try String(contentsOf: Self.folder.appending(path: "\(system.rawValue)/\(name)"), encoding: .utf8)
    }

    /// Every file of every system.
    static let all: [Sample] = ForeignSystem.allCases.flatMap { system in
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: folder.appending(path: system.rawValue).path())
        return (names ?? []).sorted().compactMap { try? Sample(system, $0) }
    }

    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Examples/Imports")

    var testDescription: String { "\(system.rawValue)/\(name)" }

    /// What becomes of it.
    func imported() throws -> PolicyImport { try PolicyImport(text, from: system, file: name) }
}
#endif

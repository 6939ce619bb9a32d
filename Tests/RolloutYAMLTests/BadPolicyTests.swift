#if YAML
import Foundation
import RolloutYAML
import Testing

/// `Tests/BadPolicies`: one mistake each, with what is said of it in the first line.
///
/// That a JSON Schema finds the same ones is a part of `./Scripts/test`, by a validator that is not ours.
@Suite(.timeLimit(.minutes(1))) struct `A policy with one mistake` {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "BadPolicies")

    private static func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".yaml") }.sorted()
    }

    @Test(arguments: try Self.files()) func `is refused with file, line, column and what is wrong`(file: String) throws
    {
        let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
        let expected = text.prefix { $0 != "\n" }.trimmingPrefix("# ")
        #expect(expected.hasPrefix("\(file):"))
        let error = #expect(throws: PolicyFileError.self) { try PolicyFile(text, file: file) }
        #expect(error?.description.hasPrefix(expected) == true, "\(error?.description ?? "it is read")")
    }

    @Test func `may be wrong in many ways`() throws {
        #expect(try Self.files().count >= 80)
    }
}
#endif

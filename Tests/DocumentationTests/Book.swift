import Foundation

/// The files of the repository, as the tests of the documentation read them.
enum Book {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The text of a file, by its path from the root of the repository.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The text of an article of a module's catalogue.
    static func article(_ name: String, in module: String = "Health") throws -> String {
        try text("Sources/\(module)/\(module).docc/\(name).md")
    }

    /// The folders of the modules, from the root of the repository.
    static func modules() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path())
            .sorted().map { "Sources/\($0)" }
    }

    /// The paths of all files below some folders that have an extension, from the root of the repository.
    static func files(below folders: String..., endingWith ending: String) throws -> [String] {
        try folders.flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path())
                .filter { $0.hasSuffix(ending) && !$0.contains(".build/") }
                .map { "\(folder)/\($0)" }
        }.sorted()
    }

    /// The part of an article below a heading of the second level; empty without it.
    static func section(_ heading: String, of article: String, in module: String = "Health") throws -> String {
        let lines = try self.article(article, in: module).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.drop { $0 != "## \(heading)" }.dropFirst().prefix { !$0.hasPrefix("## ") }.joined(separator: "\n")
    }

    /// What the tables of a text are about: everything set as code in the first cell of each row.
    static func entries(in text: String) -> Set<String> {
        let cells = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
            row.dropFirst().prefix { $0 != "|" }
        }
        return Set(cells.flatMap { $0.matches(of: /`([^`]+)`/).map { String($0.output.1) } })
    }
}

import Foundation
import Testing

/// Code in prose goes stale unless a compiler sees it.
@Suite(.timeLimit(.minutes(1))) struct `Swift code in the documentation` {
    /// Blocks of manifests, which no snippet can hold.
    private static func isOfManifest(_ block: String) -> Bool {
        block.hasPrefix(".package(")
    }

    @Test(arguments: try Book.files(below: "Sources", endingWith: ".md") + ["README.md"])
    func `is code that is compiled`(document: String) throws {
        let compiled = try Book.files(below: "Snippets", "Examples/Sources", endingWith: ".swift").map {
            Snippet.shown(of: try Book.text($0))
        }
        for block in Snippet.blocks(of: try Book.text(document)) where !Self.isOfManifest(block) {
            let isCompiled = compiled.contains { file in
                Snippet.indentations(of: block).contains { file.contains("\n\($0)\n") }
            }
            #expect(isCompiled, "no file of Snippets/ or Examples/ shows this block of \(document):\n\(block)")
        }
    }

    @Test func `is found in the book`() throws {
        #expect(Snippet.blocks(of: try Book.article("Kubernetes")).count >= 4)
    }

    @Test func `that is hidden in a snippet is not shown`() {
        let text = "// Title.\na\n// snippet.hide\nb\n// snippet.show\nc\n"
        #expect(Snippet.shown(of: text) == "\n// Title.\na\nc\n\n")
    }
}

/// Code in files, and what prose shows of it.
enum Snippet {
    /// The lines of a file without those between `snippet.hide` and `snippet.show`, with a line end before the first.
    static func shown(of text: String) -> String {
        var isShown = true
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            switch line {
            case "// snippet.hide": isShown = false
            case "// snippet.show": isShown = true
            default: return isShown
            }
            return false
        }
        return "\n" + lines.joined(separator: "\n") + "\n"
    }

    /// A block as it can stand in a file: in no scope or up to three levels of them.
    static func indentations(of block: String) -> [String] {
        (0...3).map { String(repeating: "    ", count: $0) }.map { indentation in
            block.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.isEmpty ? "" : indentation + $0 }.joined(separator: "\n")
        }
    }

    /// The blocks of a language in a document, without the fences.
    static func blocks(of markdown: String, in language: String = "swift") -> [String] {
        markdown.matches(of: /(?m)^```([a-z]+)\n((?s:.*?))\n```$/)
            .filter { $0.output.1 == language }.map { String($0.output.2) }
    }
}

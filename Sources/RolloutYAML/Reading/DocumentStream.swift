package import Rollout

/// The documents of a file that is no policy: several of them, and members that nobody here has heard of.
///
/// They are read as strictly as policies. Each path begins with the number of its document.
package struct DocumentStream {
    private let file: String
    private let documents: [PolicyDocument]

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: The text; at most 1 MiB.
    ///   - file: The name that errors show.
    /// - Throws: ``PolicyFileError`` with the first place that cannot be read, and of a text without any document.
    package init(_ text: String, file: String) throws(PolicyFileError) {
        self.file = file
        // Editors of Windows write a mark of the byte order, which is no part of the text.
        let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        documents = try PolicyDocument.all(of: text, file: file)
        guard !documents.isEmpty else {
            throw PolicyFileError(file: file, line: 1, column: 1, keyPath: "", problem: "the file is empty")
        }
    }

    /// The documents in their order.
    package var nodes: [PolicyNode] {
        documents.enumerated().map { PolicyNode(foreign: $0.element.value, path: [.element($0.offset)]) }
    }

    /// Where a place is: the innermost one that is there.
    package func location(of path: [PolicyError.Step]) -> PolicyLocation {
        guard case .element(let number)? = path.first, documents.indices.contains(number) else {
            return PolicyLocation(line: 1, column: 1)
        }
        return documents[number].location(of: Array(path.dropFirst()))
    }

    /// A place as a key path, without the number of the document where there is only one.
    package func place(of path: [PolicyError.Step]) -> String {
        PolicyError(documents.count == 1 ? Array(path.dropFirst()) : path, "").place
    }

    /// An error about a place, with file, line and column.
    package func located(_ error: PolicyError) -> PolicyFileError {
        let location = location(of: error.path)
        return PolicyFileError(
            file: file, line: location.line, column: location.column, keyPath: place(of: error.path),
            problem: error.problem)
    }
}

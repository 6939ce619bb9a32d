/// What the sources name in string literals: variables, log messages, labels.
enum SourceScan {
    /// The first capture of an expression, wherever it matches in the Swift files below some folders.
    static func captures(of expression: Regex<(Substring, Substring)>, below folders: String...) throws -> Set<String> {
        var found: Set<String> = []
        for folder in folders {
            for file in try Book.files(below: folder, endingWith: ".swift") {
                found.formUnion(try Book.text(file).matches(of: expression).map { String($0.output.1) })
            }
        }
        return found
    }

    /// The messages that are logged below some folders.
    static func logMessages(below folders: [String]) throws -> Set<String> {
        let direct = /log(?:ger)?\.(?:trace|debug|info|notice|warning|error|critical)\(\s*"([^"]+)"/
        let leveled = /log(?:ger)?\.log\(\s*level: [^,"]+,\s*"([^"]+)"/
        let handedOn = /log\([^()"]+ as: "([^"]+)"/
        return try folders.reduce(into: []) { messages, folder in
            for expression in [direct, leveled, handedOn] {
                messages.formUnion(try captures(of: expression, below: folder))
            }
        }
    }
}

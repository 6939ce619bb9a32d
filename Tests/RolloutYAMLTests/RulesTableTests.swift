#if YAML
import Foundation
import Testing

/// `Policies/RULES.md`: every rule of the five guides, where a policy carries it, and which test executes it.
@Suite(.timeLimit(.minutes(1))) struct `The table of rules` {
    struct Row {
        let id, system, policy, proof: String
        let line: Int

        init?(_ text: Substring) {
            let cells = text.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 5, cells[0].wholeMatch(of: /[A-Z]{2}-[0-9]{2}/) != nil else { return nil }
            let place = cells[3].split(separator: ":")
            guard place.count == 2, let line = Int(place[1]) else { return nil }
            (id, system, policy, proof) = (cells[0], cells[1], String(place[0]), cells[4])
            self.line = line
        }
    }

    private let rows: [Row]

    init() throws {
        rows = try PolicyFiles.text("RULES.md").split(separator: "\n").compactMap { Row($0) }
    }

    @Test func `has each of the 144 rules once`() {
        #expect(rows.count == 144)
        #expect(Set(rows.map(\.id)).count == 144)
        let counts = Dictionary(grouping: rows, by: \.system).mapValues(\.count)
        #expect(counts == ["IntelliFlow": 26, "Escashop": 26, "Bakhmach": 16, "WCAG": 30, "SmartLead": 46])
    }

    @Test func `names the line of the policy that carries a rule`() throws {
        for (file, rows) in Dictionary(grouping: rows, by: \.policy) {
            let lines = try PolicyFiles.text(file).split(separator: "\n", omittingEmptySubsequences: false)
            for row in rows {
                let line = lines.indices.contains(row.line - 1) ? lines[row.line - 1] : ""
                #expect(line.contains(row.id), "\(row.id) is not at \(file):\(row.line)")
            }
        }
    }

    @Test func `names a test that executes a rule, and that says so, or why there is none`() throws {
        let folder = try #require(URL(string: #filePath)).deletingLastPathComponent().path + "/Scenarios"
        let sources = try FileManager.default.contentsOfDirectory(atPath: folder).map {
            try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
        }
        for row in rows where !row.proof.hasPrefix("documentation only: ") {
            let name = row.proof.trimmingPrefix("`").prefix { $0 != "`" }
            let isNamed = sources.contains { $0.contains("func `\(name)`(") && $0.contains(row.id) }
            #expect(isNamed, "\(row.id): no test `\(name)` that names it")
        }
    }
}
#endif

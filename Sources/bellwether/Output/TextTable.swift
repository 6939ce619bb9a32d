/// Rows for people, in columns as wide as their widest cells.
struct TextTable {
    private let rows: [[String]]

    /// A table. Control characters in cells become spaces.
    init(_ headings: [String], _ rows: [[String]]) {
        self.rows = [headings.map { $0.uppercased() }] + rows.map { $0.map(\.withoutControls) }
    }

    /// The lines, the headings emphasised on a terminal, two spaces between columns and none at the end.
    var lines: [String] {
        let widths = (rows.first ?? []).indices.map { column in
            rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.enumerated().map { index, row in
            let cells = zip(row, widths).map { cell, width in cell.padding(to: width) }
            let line = String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
            return index == 0 ? Terminal.bold(line) : line
        }
    }
}

extension String {
    /// With spaces behind it up to a number of characters.
    func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}

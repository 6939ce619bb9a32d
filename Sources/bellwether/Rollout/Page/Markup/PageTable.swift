/// A table of a page. The first cell of a row is its heading.
///
/// On a narrow screen each row is a block of lines and each cell says its own heading; then browsers differ in whether
/// it is still a table for those who hear it, so the roles are written.
struct PageTable {
    /// One row.
    struct Row {
        /// In the order of the headings; nil where there is nothing to say.
        var cells: [HTML?]
        /// How it is emphasised; nothing when empty.
        var style = ""
    }

    let caption: String
    let headings: [String]
    let rows: [Row]

    /// The element.
    var html: HTML {
        """
        <table role="table"><caption>\(caption)</caption>
        <thead role="rowgroup"><tr role="row">\(pieces: heads, by: "")</tr></thead>
        <tbody role="rowgroup">
        \(pieces: rows.map(row))
        </tbody></table>
        """
    }

    private var heads: [HTML] { headings.map { "<th role=\"columnheader\" scope=\"col\">\($0)</th>" } }

    private func row(_ row: Row) -> HTML {
        let cells = zip(headings, row.cells).enumerated().map { index, cell -> HTML in
            let style: HTML = cell.1 == nil ? " class=\"none\"" : ""
            let content = cell.1 ?? "-"
            return index == 0
                ? "<th role=\"rowheader\" scope=\"row\">\(content)</th>"
                : "<td role=\"cell\"\(style) data-of=\"\(cell.0)\">\(content)</td>"
        }
        let style: HTML = row.style.isEmpty ? "" : " class=\"\(row.style)\""
        return "<tr role=\"row\"\(style)>\(pieces: cells, by: "")</tr>"
    }
}

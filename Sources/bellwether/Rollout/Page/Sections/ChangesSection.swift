import Rollout

/// Every decision with which something began.
struct ChangesSection: PageSection {
    let journey: Journey
    let times: PageTimes

    let name = "changes"
    let title = "Changes"

    /// How many of the first and of the last are listed.
    private static let mostRows = 40

    var content: HTML {
        let turns = journey.turns
        let omitted = turns.count - 2 * Self.mostRows
        let rows =
            omitted > 0
            ? turns.prefix(Self.mostRows).map(row) + turns.suffix(Self.mostRows).map(row) : turns.map(row)
        let caption =
            "What was decided, whenever it changed" + (omitted > 0 ? "; \(omitted) in the middle are left out" : "")
        return PageTable(caption: caption, headings: RolloutDecision.headings, rows: rows).html
    }

    private func row(_ turn: RolloutDecision) -> PageTable.Row {
        PageTable.Row(cells: [times.html(turn.at)] + turn.cells(times.form).dropFirst().map { "\($0)" })
    }
}

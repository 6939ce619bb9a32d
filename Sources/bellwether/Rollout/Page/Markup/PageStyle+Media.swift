extension PageStyle {
    /// What is different on a narrow screen, in the dark, and on paper, which is narrow as well but has small type.
    static let media: HTML = """
        @media screen and (max-width: 60rem) {
        .odd, .tight, td.none { display: none }
        table, tbody, tr, th, td { display: block }
        thead { position: absolute; clip-path: inset(50%); height: 1px; overflow: hidden }
        tr { border-top: 1px solid var(--rule); padding: .5rem 0 }
        th, td { border: 0; padding: .1rem 0 }
        td { display: grid; grid-template-columns: 7rem 1fr }
        td::before { content: attr(data-of); color: var(--muted) }
        }
        @media screen and (prefers-color-scheme: dark) {
        :root { --ink: #e6edf3; --muted: #9aa7b4; --faint: #1d242c; --rule: #333c46; --paper: #0d1117;
        --found: #6cb6ff; --bad: #ff8a80; --good: #57c478; color-scheme: dark }
        }
        @media print {
        :root { --ink: #000; --muted: #333; --rule: #999; --faint: #eee; --found: #000; --bad: #000; --good: #444 }
        @page { margin: 1.5cm }
        body { font-size: 9pt; padding: 0; max-width: none }
        nav { display: none }
        table { font-size: 7pt }
        tbody th, td:last-child { min-width: 8rem }
        h2, h3, caption, section > ul, section > p { break-after: avoid }
        figure, tr { break-inside: avoid }
        }
        """
}

/// How a page looks: on a screen, in the dark, on a phone, on paper.
enum PageStyle {
    /// The style sheet.
    static let css: HTML = """
        :root { --ink: #1b1f24; --muted: #57606a; --faint: #eef1f4; --rule: #d0d7de; --paper: #fff; --found: #0a58a8; \
        --bad: #b3261e; --good: #1a6b34 }
        * { box-sizing: border-box }
        body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; padding: 1rem; max-width: 70rem; color: var(--ink); \
        background: var(--paper); overflow-wrap: anywhere }
        h1, h2, h3 { line-height: 1.25; margin: 2rem 0 .5rem } h1 { margin-top: .5rem } h3 { font-size: 1.05rem }
        .outcome { font-size: 1.15rem; border-left: .4rem solid var(--rule); padding: .3rem .8rem; margin: 1rem 0 }
        .outcome.bad { border-color: var(--bad) } .outcome.good { border-color: var(--good) }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0 } dd { margin: 0 }
        dt, small, figcaption, caption { color: var(--muted) } small { font-size: .8em; display: block }
        nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; padding: 0 } a { color: var(--found) }
        dd small { display: inline } figure { margin: 0 0 1.5rem; overflow-x: clip } figcaption { font-size: .85rem }
        figcaption ul { margin: .2rem 0; padding-left: 1.2rem } q { quotes: none }
        .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; margin: .5rem 0; padding: 0; \
        font-size: .85rem } .legend svg { vertical-align: -2px }
        .patterns { position: absolute }
        .plot { display: block; overflow: visible; margin: .8rem 1.2rem 1.8rem 4.2rem; width: calc(100% - 5.4rem) }
        .plot text { font-size: 11px; fill: var(--muted) } .plot .value { text-anchor: end }
        .plot .time { text-anchor: middle }
        .plot .label, .plot .lane { fill: var(--ink); stroke: var(--paper); stroke-width: 3px; paint-order: stroke }
        .plot .end { text-anchor: end } .plot .lane { transform: translateX(-4.2rem) }
        path { fill: none; vector-effect: non-scaling-stroke; stroke-linecap: round }
        .found { stroke: var(--found); stroke-width: 2 } .stable { stroke: var(--muted); stroke-width: 1.5; \
        stroke-dasharray: 1 4 } .limit { stroke: var(--bad); stroke-width: 1.2; stroke-dasharray: 7 4; stroke-linecap: butt }
        .scale { stroke: var(--rule) } .mark { stroke: var(--muted) } .shift { stroke: var(--muted); stroke-dasharray: 2 3 }
        .crossed { fill: url(#p-crossed) } .hold { fill: url(#p-hold) } .pauseForApproval { fill: url(#p-pause) }
        .rollback { fill: url(#p-rollback) } .abort { fill: url(#p-abort) } .complete { fill: url(#p-complete) }
        .advance, .ink { fill: var(--ink) } .incident { fill: url(#p-crossed); stroke: var(--bad) }
        .faint { fill: var(--faint) } .bad { fill: var(--bad) } .good { fill: var(--good) } .cross { stroke: var(--bad) }
        table { border-collapse: collapse; width: 100%; font-size: .85rem; margin: .5rem 0 1.5rem } caption { text-align: left; \
        padding-bottom: .3rem }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-top: 1px solid var(--rule) }
        thead th, .word, time { white-space: nowrap }
        tbody th { font-weight: 600; min-width: 10rem } td:last-child { min-width: 10rem } tbody small { font-weight: 400 } .decisive th { border-left: .3rem solid var(--bad); \
        padding-left: .4rem } .unmet { color: var(--muted) }
        @media screen and (max-width: 60rem) {
        .odd, .tight, td.none { display: none }
        table, tbody, tr, th, td { display: block } thead { position: absolute; clip-path: inset(50%); height: 1px; \
        overflow: hidden }
        th, td { border: 0; padding: .1rem 0; min-width: 0 !important } tr { border-top: 1px solid var(--rule); padding: .5rem 0 }
        td { display: grid; grid-template-columns: 7rem 1fr } td::before { content: attr(data-of); color: var(--muted) }
        }
        @media screen and (prefers-color-scheme: dark) {
        :root { --ink: #e6edf3; --muted: #9aa7b4; --faint: #1d242c; --rule: #333c46; --paper: #0d1117; --found: #6cb6ff; \
        --bad: #ff8a80; --good: #57c478; color-scheme: dark }
        }
        @media print {
        :root { --ink: #000; --muted: #333; --rule: #999; --faint: #eee; --found: #000; --bad: #000; --good: #444 }
        body { font-size: 9pt; padding: 0; max-width: none } nav { display: none } th, td { min-width: 0 !important }
        h2, h3, caption { break-after: avoid } figure, tr { break-inside: avoid } @page { margin: 1.5cm }
        }
        """
}

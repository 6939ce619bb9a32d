/// How a page looks: on a screen, and by ``media`` on a phone, in the dark and on paper.
enum PageStyle {
    /// The style sheet.
    static let css: HTML = "\(text)\n\(plots)\n\(media)"

    private static let text: HTML = """
        :root { --ink: #1b1f24; --muted: #57606a; --faint: #eef1f4; --rule: #d0d7de; --paper: #fff;
        --found: #0a58a8; --bad: #b3261e; --good: #1a6b34 }
        * { box-sizing: border-box }
        body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; padding: 1rem; max-width: 70rem;
        color: var(--ink); background: var(--paper); overflow-wrap: anywhere }
        h1, h2, h3 { line-height: 1.25; margin: 2rem 0 .5rem }
        h1 { margin-top: .5rem }
        h3 { font-size: 1.05em }
        a { color: var(--found) }
        .outcome { font-size: 1.15em; border-left: .4rem solid var(--rule); padding: .3rem .8rem; margin: 1rem 0 }
        .outcome.bad { border-color: var(--bad) }
        .outcome.good { border-color: var(--good) }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0 }
        dd { margin: 0 }
        dt, small, figcaption, caption { color: var(--muted) }
        small { font-size: .8em; display: block }
        dd small { display: inline }
        nav ul, .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; padding: 0 }
        table { border-collapse: collapse; width: 100%; font-size: .85em; margin: .5rem 0 1.5rem }
        caption { text-align: left; padding-bottom: .3rem }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0;
        border-top: 1px solid var(--rule) }
        thead th, .word, time { white-space: nowrap }
        tbody th { font-weight: 600 }
        tbody th, td:last-child { min-width: 10rem }
        tbody small { font-weight: 400 }
        .decisive th { border-left: .3rem solid var(--ink); padding-left: .4rem }
        .unmet { color: var(--muted) }
        """

    /// Strokes keep their width though paths are stretched; text lies above lines and keeps clear of them.
    private static let plots: HTML = """
        figure { margin: 0 0 1.5rem; overflow-x: clip }
        figcaption, .legend { font-size: .85em }
        figcaption ul { margin: .2rem 0; padding-left: 1.2rem }
        q { quotes: none }
        .legend { margin: .5rem 0 }
        .legend svg { vertical-align: -2px }
        .patterns { position: absolute }
        .plot { display: block; overflow: visible; margin: .8rem 1.2rem 1.8rem 4.2rem; width: calc(100% - 5.4rem) }
        .plot text { font-size: 11px; fill: var(--muted) }
        .plot .time { text-anchor: middle }
        .plot .end, .plot .value { text-anchor: end }
        .plot .label, .plot .lane { fill: var(--ink); stroke: var(--paper); stroke-width: 3px; paint-order: stroke }
        .plot .lane { transform: translateX(-4.2rem) }
        path { fill: none; vector-effect: non-scaling-stroke; stroke-linecap: round }
        .found { stroke: var(--found); stroke-width: 2 }
        .stable { stroke: var(--muted); stroke-width: 1.5; stroke-dasharray: 1 4 }
        .limit { stroke: var(--bad); stroke-width: 1.2; stroke-dasharray: 7 4; stroke-linecap: butt }
        .scale { stroke: var(--rule) }
        .mark, .shift { stroke: var(--muted) }
        .shift { stroke-dasharray: 2 3 }
        .hold { fill: url(#p-hold) }
        .pauseForApproval { fill: url(#p-pause) }
        .rollback { fill: url(#p-rollback) }
        .abort { fill: url(#p-abort) }
        .complete { fill: url(#p-complete) }
        .crossed, .incident { fill: url(#p-crossed) }
        .incident, .cross { stroke: var(--bad) }
        .advance, .ink { fill: var(--ink) }
        .faint { fill: var(--faint) }
        .bad { fill: var(--bad) }
        .good { fill: var(--good) }
        """
}

/// A part of a page with a heading of its own.
protocol PageSection {
    /// Where links lead to; one word.
    var name: String { get }
    /// What it is headed.
    var title: String { get }
    /// What it shows.
    var content: HTML { get }
}

extension PageSection {
    /// The element.
    var html: HTML {
        """
        <section aria-labelledby="\(name)"><h2 id="\(name)">\(title)</h2>
        \(content)
        </section>
        """
    }

    /// A link to it.
    var link: HTML { "<li><a href=\"#\(name)\">\(title)</a></li>" }
}

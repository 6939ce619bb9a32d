/// What the shapes of a plot mean, each with a sample.
struct PageLegend {
    /// A shape within 28 by 14 pixels, and what it means.
    let items: [(shape: HTML, meaning: String)]

    /// The element.
    var html: HTML {
        let samples = items.map { item -> HTML in
            "<li><svg width=\"28\" height=\"14\" aria-hidden=\"true\">\(item.shape)</svg> \(item.meaning)</li>"
        }
        return "<ul class=\"legend\">\(pieces: samples)</ul>"
    }

    /// The sample of an area.
    static func area(_ style: String) -> HTML { "<rect class=\"\(style)\" width=\"28\" height=\"14\"/>" }

    /// The sample of a line.
    static func line(_ style: String) -> HTML { "<path class=\"\(style)\" d=\"M0 7h28\"/>" }
}

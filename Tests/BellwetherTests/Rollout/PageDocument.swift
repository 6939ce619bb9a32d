/// A page read strictly: every element closed in its order, every attribute quoted and named once, every reference
/// known.
struct PageDocument {
    /// Why a page is not well-formed.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    /// One element, in the order in which they begin.
    struct Element {
        var name: String
        var attributes: [String: String]
        var text = ""
    }

    private(set) var elements: [Element] = []
    private var open: [Int] = []
    private var rest: Substring

    /// Elements that have no content and no end.
    private static let void: Set<String> = ["meta", "wbr"]
    private static let references: Set<Substring> = ["amp", "lt", "gt", "quot", "#39"]

    /// Reads a page.
    init(_ html: String) throws(Fault) {
        let start = "<!DOCTYPE html>\n"
        guard html.hasPrefix(start) else { throw Fault(description: "must begin with \(start)") }
        rest = html.dropFirst(start.count)
        while !rest.isEmpty {
            try take(text: rest.prefix { $0 != "<" })
            if rest.hasPrefix("</") { try end() } else if !rest.isEmpty { try begin() }
        }
        guard open.isEmpty else { throw Fault(description: "not closed: \(open.map { elements[$0].name })") }
        let ids = elements.compactMap { $0.attributes["id"] }
        guard Set(ids).count == ids.count else { throw Fault(description: "an id is there twice") }
        for id in wantedIDs where !ids.contains(id) { throw Fault(description: "nothing has the id \(id)") }
    }

    /// The elements of a name.
    func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    private var wantedIDs: [String] {
        elements.flatMap { element in
            let labels = element.attributes["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
            return labels + [element.attributes["href"].map { String($0.dropFirst()) }].compactMap(\.self)
        }
    }

    private mutating func take(text: Substring) throws(Fault) {
        rest = rest[text.endIndex...]
        let isStyle = open.last.map { elements[$0].name == "style" } ?? false
        for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
            guard isStyle || Self.references.contains(part.prefix { $0 != ";" }) else {
                throw Fault(description: "a bare & before \(part.prefix(20))")
            }
        }
        guard isStyle || !text.contains(">") else { throw Fault(description: "a bare > in \(text.prefix(40))") }
        for place in open { elements[place].text += text }
    }

    private mutating func end() throws(Fault) {
        let tag = rest.prefix { $0 != ">" }
        rest = rest[tag.endIndex...].dropFirst()
        guard let last = open.popLast(), tag.dropFirst(2) == elements[last].name else {
            throw Fault(description: "\(tag)> closes nothing")
        }
    }

    private mutating func begin() throws(Fault) {
        rest = rest.dropFirst()
        let name = rest.prefix { $0.isLetter || $0.isNumber }
        guard !name.isEmpty else { throw Fault(description: "a bare < before \(rest.prefix(20))") }
        rest = rest[name.endIndex...]
        var element = Element(name: String(name), attributes: [:])
        while rest.first == " " { try attribute(of: &element) }
        let isClosed = rest.hasPrefix("/>")
        rest = rest.dropFirst(isClosed ? 1 : 0)
        guard rest.first == ">" else { throw Fault(description: "<\(name) is not ended before \(rest.prefix(20))") }
        rest = rest.dropFirst()
        elements.append(element)
        if !isClosed && !Self.void.contains(element.name) { open.append(elements.count - 1) }
    }

    private mutating func attribute(of element: inout Element) throws(Fault) {
        let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "-" }
        rest = rest[name.endIndex...]
        guard rest.hasPrefix("=\"") else {
            throw Fault(description: "attribute \(name) of \(element.name) is not quoted")
        }
        let value = rest.dropFirst(2).prefix { $0 != "\"" }
        rest = rest[value.endIndex...].dropFirst()
        guard !value.contains("<"), element.attributes.updateValue(String(value), forKey: String(name)) == nil else {
            throw Fault(description: "attribute \(name) of \(element.name) is there twice, or has a <")
        }
    }
}

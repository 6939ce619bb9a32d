package import JSONText

/// One value of a policy's document, and the way to it.
package struct PolicyNode {
    package let value: JSONValue
    package let path: [PolicyError.Step]

    package init(_ value: JSONValue, path: [PolicyError.Step] = []) {
        self.value = value
        self.path = path
    }

    package func error(_ problem: String) -> PolicyError { PolicyError(path, problem) }

    /// The text.
    package func text() throws(PolicyError) -> String {
        guard let text = value.string, !text.isEmpty else { throw error("must be a text\(found)") }
        return text
    }

    /// A name: 1 to 64 characters of `a-z A-Z 0-9 _ - . /`.
    func name() throws(PolicyError) -> String {
        let text = try text()
        try Self.check(name: text, at: path)
        return text
    }

    static func check(name: String, at path: [PolicyError.Step], isAboutName: Bool = false) throws(PolicyError) {
        let isName = { (byte: UInt8) in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "/"):
                true
            default: false
            }
        }
        guard (1...64).contains(name.utf8.count), name.utf8.allSatisfy(isName) else {
            throw PolicyError(
                path, isAboutName: isAboutName, "a name has 1 to 64 characters of a-z A-Z 0-9 _ - . /")
        }
    }

    /// True or false.
    package func truth() throws(PolicyError) -> Bool {
        guard let truth = value.truth else { throw error("must be true or false\(found)") }
        return truth
    }

    /// A whole number.
    package func integer(in range: ClosedRange<Int>) throws(PolicyError) -> Int {
        guard let integer = value.number?.integer, let number = Int(exactly: integer), range.contains(number) else {
            throw error("must be a whole number from \(range.lowerBound) to \(range.upperBound)\(found)")
        }
        return number
    }

    /// A number.
    package func number(in range: ClosedRange<Double>) throws(PolicyError) -> Double {
        guard let number = value.number?.double, range.contains(number) else {
            throw error(
                "must be a number from \(Decimal.text(range.lowerBound)) to \(Decimal.text(range.upperBound))\(found)")
        }
        return number
    }

    /// A share of the traffic in percent, as a number or with its sign: `5`, `5%`.
    func percentage() throws(PolicyError) -> Double {
        if let text = value.string, text.hasSuffix("%"), let quantity = Quantity(text: text),
            (0...100).contains(quantity.number)
        {
            return quantity.number
        }
        return try number(in: 0...100)
    }

    /// A span of time, `30s`, `5m`, `1h30m`; a bare number names no unit and is refused.
    func span(in range: ClosedRange<Span> = .zero ... .longest) throws(PolicyError) -> Span {
        guard let text = value.string, let span = Span(text: text), range.contains(span) else {
            let limits =
                range.lowerBound == .zero
                ? "up to \(range.upperBound)" : "from \(range.lowerBound) to \(range.upperBound)"
            throw error("must be a duration \(limits), like 30s, 5m or 1h30m\(found)")
        }
        return span
    }

    /// One of the words of a set.
    func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type = Choice.self) throws(PolicyError)
        -> Choice
    where Choice.RawValue == String {
        let text = try text()
        guard let choice = Choice(rawValue: text) else {
            let words = Choice.allCases.map(\.rawValue)
            throw error("must be one of \(words.joined(separator: ", "))\(Suggestion.text(for: text, among: words))")
        }
        return choice
    }

    /// The elements.
    package func elements() throws(PolicyError) -> [PolicyNode] {
        guard let elements = value.array else { throw error("must be a list\(found)") }
        return elements.enumerated().map { PolicyNode($0.element, path: path + [.element($0.offset)]) }
    }

    /// The elements, or the value itself where one was written without a list around it.
    package func oneOrMore() throws(PolicyError) -> [PolicyNode] {
        value.array == nil ? [self] : try elements()
    }

    /// Names of one's own with a value each, in their order.
    func entries() throws(PolicyError) -> [(name: String, node: PolicyNode)] {
        guard let object = value.object else { throw error("must have names with a value each\(found)") }
        var entries: [(name: String, node: PolicyNode)] = []
        for member in object.members {
            let path = path + [.member(member.name)]
            try Self.check(name: member.name, at: path, isAboutName: true)
            entries.append((member.name, PolicyNode(member.value, path: path)))
        }
        return entries
    }

    /// The members, each of which must be one of `known`.
    func members(_ known: [String]) throws(PolicyError) -> PolicyMembers {
        guard let object = value.object else {
            throw error("must have members: \(known.joined(separator: ", "))\(found)")
        }
        for member in object.members where !known.contains(member.name) {
            throw PolicyError(
                path + [.member(member.name)], isAboutName: true,
                "unknown key\(Suggestion.text(for: member.name, among: known)); known: \(known.joined(separator: ", "))"
            )
        }
        return PolicyMembers(object: object, path: path)
    }

    /// What stands there instead, by its kind only.
    private var found: String {
        switch value {
        case .null: "; nothing is there"
        case .truth: "; true or false is there (a text needs quotes)"
        case .number: "; a number is there"
        case .string: ""
        case .array: "; a list is there"
        case .object: "; an object is there"
        }
    }
}

/// The members of an object whose names are known.
struct PolicyMembers {
    let object: JSONObject
    let path: [PolicyError.Step]

    /// A member; nil when it is not there or null.
    subscript(name: String) -> PolicyNode? {
        guard let value = object[name], !value.isNull else { return nil }
        return PolicyNode(value, path: path + [.member(name)])
    }

    /// A member that must be there.
    func required(_ name: String) throws(PolicyError) -> PolicyNode {
        guard let node = self[name] else { throw PolicyError(path, "needs \(name)") }
        return node
    }
}

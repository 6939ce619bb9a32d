package import JSONText

/// One value of a policy's document, the way to it, and what may stand there.
package struct PolicyNode {
    package let value: JSONValue
    let shape: Shape
    package let path: [PolicyError.Step]

    init(_ value: JSONValue, _ shape: Shape, path: [PolicyError.Step] = []) {
        self.value = value
        self.shape = shape
        self.path = path
    }

    /// The same value, of which something narrower is wanted.
    func narrowed(to shape: Shape) -> PolicyNode { PolicyNode(value, shape, path: path) }

    package func error(_ problem: String) -> PolicyError { PolicyError(path, problem) }

    /// The text.
    package func text() throws(PolicyError) -> String {
        guard let text = value.string, !text.isEmpty else { throw error("must be a text\(found)") }
        return text
    }

    /// A ``Name``.
    func name() throws(PolicyError) -> String {
        let text = try text()
        try Self.check(name: text, at: path)
        return text
    }

    private static func check(
        name: String, at path: [PolicyError.Step], isAboutName: Bool = false
    ) throws(PolicyError) {
        guard Name.isOne(name) else {
            throw PolicyError(path, isAboutName: isAboutName, "a name has \(Name.grammar)")
        }
    }

    /// True or false.
    package func truth() throws(PolicyError) -> Bool {
        guard let truth = value.truth else { throw error("must be true or false\(found)") }
        return truth
    }

    /// A whole number.
    func integer() throws(PolicyError) -> Int {
        let range = shape.integers ?? 0...0
        guard let integer = value.number?.integer, let number = Int(exactly: integer), range.contains(number) else {
            let (least, most) = (range.lowerBound, range.upperBound)
            let wanted = least == most ? "\(least)" : "a whole number from \(least) to \(most)"
            throw error("must be \(wanted)\(foundInsteadOfNumber)")
        }
        return number
    }

    /// A number.
    func number() throws(PolicyError) -> Double {
        let range = shape.numbers ?? 0...0
        guard let number = value.number?.double, range.contains(number) else {
            let (least, most) = (Decimal.text(range.lowerBound), Decimal.text(range.upperBound))
            let limits = range == Shape.anyNumbers ? " of at most 1e308" : " from \(least) to \(most)"
            throw error("must be a number\(limits)\(foundInsteadOfNumber)")
        }
        return number
    }

    /// A share in percent, as a number where that has no other meaning, or with its sign: `5`, `5%`.
    func percentage() throws(PolicyError) -> Double {
        if let text = value.string, text.hasSuffix("%"), let quantity = Quantity(text: text),
            (0...100).contains(quantity.number)
        {
            return quantity.number
        }
        guard shape.numbers != nil else { throw error("must be a whole number, or a share from 0% to 100%") }
        return try number()
    }

    /// A span of time, `30s`, `5m`, `1h30m`; a bare number names no unit and is refused.
    func span() throws(PolicyError) -> Span {
        let range = shape.spans ?? .zero ... .zero
        guard let text = value.string, let span = Span(text: text), range.contains(span) else {
            let most = range.upperBound.limitText
            let limits = range.lowerBound == .zero ? "up to \(most)" : "from \(range.lowerBound.limitText) to \(most)"
            throw error("must be a duration \(limits), like 30s, 5m or 1h30m\(found)")
        }
        return span
    }

    /// One of the words of a set.
    func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type = Choice.self) throws(PolicyError)
        -> Choice
    where Choice.RawValue == String {
        let text = try text()
        let words = shape.words
        guard let choice = Choice(rawValue: text) else {
            guard words.count != 1 else { throw error("must be \(words[0])") }
            throw error("must be one of \(words.joined(separator: ", "))\(Suggestion.text(for: text, among: words))")
        }
        guard words.contains(text) else {
            throw error("\(text) has no meaning here; write one of \(words.joined(separator: ", "))")
        }
        return choice
    }

    /// The elements.
    package func elements() throws(PolicyError) -> [PolicyNode] {
        guard let elements = value.array, let (shape, count) = shape.elements else {
            throw error("must be a list\(found)")
        }
        guard elements.count >= count else { throw error("needs at least one \(shape.noun)") }
        return elements.enumerated().map { PolicyNode($0.element, shape, path: path + [.element($0.offset)]) }
    }

    /// The elements, or the value itself where one was written without a list around it.
    package func oneOrMore() throws(PolicyError) -> [PolicyNode] {
        value.array == nil ? [self] : try elements()
    }

    /// What stands under names of one's own, in their order; members whose names are known are left out.
    func entries() throws(PolicyError) -> [(name: String, node: PolicyNode)] {
        guard let object = value.object, let shape = shape.object, let others = shape.others else {
            throw error("must have names with a value each\(found)")
        }
        var entries: [(name: String, node: PolicyNode)] = []
        for member in object.members where !shape.names.contains(member.name) {
            let path = path + [.member(member.name)]
            try Self.check(name: member.name, at: path, isAboutName: true)
            entries.append((member.name, PolicyNode(member.value, others, path: path)))
        }
        return entries
    }

    /// The members, each of which must be known.
    func members() throws(PolicyError) -> PolicyMembers {
        let known = shape.object?.names ?? []
        guard let object = value.object, let shape = shape.object else {
            throw error("must have members: \(known.joined(separator: ", "))\(found)")
        }
        for member in object.members where shape.shape(of: member.name) == nil {
            throw PolicyError(
                path + [.member(member.name)], isAboutName: true,
                "unknown key\(Suggestion.text(for: member.name, among: known)); known: \(known.joined(separator: ", "))"
            )
        }
        if !shape.allowsNull {
            for member in object.members where member.value.isNull && shape.shape(of: member.name)?.takesNull == false {
                throw PolicyError(
                    path + [.member(member.name)], "nothing is there; write a value, or leave the key out")
            }
        }
        let members = PolicyMembers(object: object, shape: shape, path: path)
        for member in shape.members where member.isRequired { _ = try members.required(member.name) }
        for rule in shape.rules { try rule.check(members) }
        return members
    }

    /// The same where a number is wanted: of one that is out of range its kind says nothing.
    private var foundInsteadOfNumber: String { value.number == nil ? found : "" }

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

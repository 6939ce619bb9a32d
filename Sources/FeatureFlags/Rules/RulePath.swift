import ASCIIText

/// A path into data, split at its dots.
struct RulePath: Sendable, Hashable {
    struct Step: Sendable, Hashable {
        let name: AttributeName
        /// The index of an array's element that it names, as JavaScript has it: no sign, no leading zero.
        let index: Int?

        init(_ text: Substring) {
            name = AttributeName(String(text))
            let isIndex = text == "0" || text.utf8.first != UInt8(ascii: "0")
            index = isIndex ? Int(digits: text.utf8, atMost: 18) : nil
        }
    }

    let steps: [Step]

    /// The path that an argument of `var` is; null and the empty text mean the whole.
    init(_ key: FlagValue, _ run: inout RuleRun) throws(RuleRun.Failure) {
        guard key != .null, key != .string("") else {
            steps = []
            return
        }
        let text = try run.text(of: key)
        try run.take(text)
        try run.take(1 + text.utf8.count { $0 == UInt8(ascii: ".") })
        steps = text.split(separator: ".", omittingEmptySubsequences: false).map { Step($0) }
    }

    init(steps: [Step]) {
        self.steps = steps
    }

    /// The rest of the path without its first steps.
    func dropFirst(_ count: Int = 1) -> RulePath { RulePath(steps: Array(steps.dropFirst(count))) }

    /// The value at the end of the path; nil when there is none.
    func value(in root: FlagValue, from first: Int = 0) -> FlagValue? {
        var value = root
        for step in steps.dropFirst(first) {
            switch value {
            case .object(let members):
                guard let member = members[step.name.text] else { return nil }
                value = member
            case .array(let elements):
                guard let index = step.index, elements.indices.contains(index) else { return nil }
                value = elements[index]
            case .null, .boolean, .number, .string: return nil
            }
        }
        return value
    }
}

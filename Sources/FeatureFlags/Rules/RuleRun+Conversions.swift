extension FlagValue {
    /// Whether a condition holds: not for false, null, 0, NaN, the empty text and the empty array (jsonlogic.com/truthy).
    var isTrue: Bool {
        switch self {
        case .null: false
        case .boolean(let truth): truth
        case .number(let number): number != 0 && !number.isNaN
        case .string(let text): !text.isEmpty
        case .array(let elements): !elements.isEmpty
        case .object: true
        }
    }

    fileprivate var isContainer: Bool {
        switch self {
        case .array, .object: true
        case .null, .boolean, .number, .string: false
        }
    }
}

/// Conversions and comparisons of JavaScript (ECMA-262, 7.1 and 7.2), as JSONLogic means them.
extension RuleRun {
    /// How deep arrays and objects may stand in one another.
    private static let deepest = 64

    /// `String(value)`.
    ///
    /// - Parameter depth: How many arrays stand around it.
    mutating func text(of value: FlagValue, depth: Int = 0) throws(Failure) -> String {
        try take()
        switch value {
        case .null: return "null"
        case .boolean(let truth): return truth ? "true" : "false"
        case .number(let number): return JavaScriptNumber.text(of: number)
        case .string(let text): return text
        case .array(let elements): return try joined(elements, depth: depth + 1)
        case .object: return "[object Object]"
        }
    }

    /// `elements.join(",")`: null is empty.
    private mutating func joined(_ elements: [FlagValue], depth: Int) throws(Failure) -> String {
        guard depth <= Self.deepest else { throw .tooManySteps }
        var joined = ""
        for (index, element) in elements.enumerated() {
            if index > 0 { joined += "," }
            try append(element, to: &joined, depth: depth)
        }
        return joined
    }

    /// Appends the text of a value; null is empty.
    mutating func append(_ value: FlagValue, to text: inout String, depth: Int = 0) throws(Failure) {
        if case .null = value { return try take() }
        let more = try self.text(of: value, depth: depth)
        try take(more)
        text += more
    }

    /// `Number(value)`.
    mutating func number(of value: FlagValue) throws(Failure) -> Double {
        switch value {
        case .null: return 0
        case .boolean(let truth): return truth ? 1 : 0
        case .number(let number): return number
        case .string(let text):
            try take(text)
            return JavaScriptNumber.reading(text)
        case .array, .object:
            return JavaScriptNumber.reading(try text(of: value))
        }
    }

    /// `parseFloat(value)`.
    mutating func summand(_ value: FlagValue) throws(Failure) -> Double {
        // Its text has no sign for -0.
        if case .number(let number) = value { return number + 0 }
        let text = try text(of: value)
        try take(text)
        return JavaScriptNumber.readingBeginning(of: text)
    }

    /// `left === right`. Arrays and objects are never the same, since each evaluation makes new ones.
    mutating func isIdentical(_ left: FlagValue, _ right: FlagValue) throws(Failure) -> Bool {
        switch (left, right) {
        case (.null, .null): return true
        case (.boolean(let left), .boolean(let right)): return left == right
        case (.number(let left), .number(let right)): return left == right
        case (.string(let left), .string(let right)):
            try take(left)
            return left.hasBytes(of: right)
        default: return false
        }
    }

    /// `left == right`.
    mutating func isEqual(_ left: FlagValue, _ right: FlagValue) throws(Failure) -> Bool {
        switch (left, right) {
        case (.null, .null): return true
        case (.null, _), (_, .null): return false
        case (.boolean, .boolean), (.number, .number), (.string, .string): return try isIdentical(left, right)
        case (.boolean, _): return try isEqual(.number(number(of: left)), right)
        case (_, .boolean): return try isEqual(left, .number(number(of: right)))
        case (.number, .string), (.string, .number): return try number(of: left) == number(of: right)
        case (.array, .array), (.array, .object), (.object, .array), (.object, .object): return false
        case (.array, _), (.object, _): return try isEqual(.string(text(of: left)), right)
        case (_, .array), (_, .object): return try isEqual(left, .string(text(of: right)))
        }
    }

    /// `left < right`, or `left <= right`.
    mutating func isOrdered(_ left: FlagValue, _ right: FlagValue, orEqual: Bool) throws(Failure) -> Bool {
        if case .number(let left) = left, case .number(let right) = right {
            return orEqual ? left <= right : left < right
        }
        let left = left.isContainer ? .string(try text(of: left)) : left
        let right = right.isContainer ? .string(try text(of: right)) : right
        if case .string(let left) = left, case .string(let right) = right {
            try take(left)
            return orEqual ? !right.precedesInUTF16(left) : left.precedesInUTF16(right)
        }
        let numbers = (try number(of: left), try number(of: right))
        return orEqual ? numbers.0 <= numbers.1 : numbers.0 < numbers.1
    }

    /// Keeps what `reduce` gathers from standing in itself ever deeper, since freeing it would take the stack.
    mutating func checkDepth(of value: FlagValue, _ depth: Int = 0) throws(Failure) {
        guard value.isContainer else { return }
        guard depth < Self.deepest else { throw .tooManySteps }
        switch value {
        case .array(let elements):
            for element in elements {
                try take()
                try checkDepth(of: element, depth + 1)
            }
        case .object(let members):
            for member in members.values {
                try take()
                try checkDepth(of: member, depth + 1)
            }
        case .null, .boolean, .number, .string: break
        }
    }
}

extension String {
    /// Whether it comes before another in the order of UTF-16 code units, which is JavaScript's.
    fileprivate func precedesInUTF16(_ other: String) -> Bool {
        // Surrogates, and so all that UTF-8 writes in four bytes, come before U+E000 and what follows.
        let rank: (UInt8) -> UInt8 = { $0 & 0xFE == 0xEE ? $0 | 0x10 : $0 }
        return utf8.lexicographicallyPrecedes(other.utf8) { rank($0) < rank($1) }
    }
}

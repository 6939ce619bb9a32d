/// Operators on texts and arrays.
extension RuleRun {
    /// The value of an operator over the values of its arguments.
    mutating func apply(_ symbol: RuleOperator, _ arguments: [FlagValue]) throws(Failure) -> FlagValue {
        switch symbol {
        case .part: try part(arguments)
        case .merge: .array(try merged(arguments))
        case .semanticVersion: try compareVersions(arguments)
        default: .null
        }
    }

    /// The value of an operator over two values.
    mutating func relation(_ symbol: RuleOperator, _ left: FlagValue, _ right: FlagValue) throws(Failure) -> FlagValue {
        switch symbol {
        case .contains: .boolean(try contains(right, left))
        case .startsWith: try compareEnds(left, right, atStart: true)
        case .endsWith: try compareEnds(left, right, atStart: false)
        default: .null
        }
    }

    /// `in`: whether a text has a part, or an array an element.
    private mutating func contains(_ whole: FlagValue, _ needle: FlagValue) throws(Failure) -> Bool {
        switch whole {
        case .string(let text):
            guard !text.isEmpty else { return false }
            return try contains(text, try self.text(of: needle))
        case .array(let elements):
            for element in elements {
                try take()
                if try isIdentical(element, needle) { return true }
            }
            return false
        case .null, .boolean, .number, .object:
            return false
        }
    }

    private mutating func contains(_ text: String, _ part: String) throws(Failure) -> Bool {
        try take(text)
        try take(part)
        let found = unsafe text.withBytes { text in
            unsafe part.withBytes { part in unsafe text.search(for: part, comparisons: 16 * (steps + 1)) }
        }
        try take(found.comparisons / 16)
        return found.isThere
    }

    /// `substr`: from a place on, from the end when it is negative, as many UTF-16 code units as told, or without as
    /// many at the end when that is negative.
    private mutating func part(_ arguments: [FlagValue]) throws(Failure) -> FlagValue {
        let text = try text(of: arguments[0])
        try take(text)
        let units = Array(text.utf16)
        try take(units.count / 16)
        let start = Self.whole(try number(of: arguments[1]))
        let rest = units.dropFirst(start < 0 ? max(units.count + start, 0) : start)
        guard arguments.count == 3 else { return .string(String(decoding: rest, as: UTF16.self)) }
        let length = try number(of: arguments[2])
        // JavaScript would append a text to the count, which makes no number.
        if length < 0, arguments[2].number == nil { return "" }
        let count = Self.whole(length < 0 ? Double(rest.count) + length : length)
        return .string(String(decoding: rest.prefix(max(count, 0)), as: UTF16.self))
    }

    /// The whole part of a number, within what any text can hold; 0 for NaN.
    private static func whole(_ number: Double) -> Int {
        number.isNaN ? 0 : Int(max(-0x1p40, min(0x1p40, number)))
    }

    /// `merge`: the elements of all arrays, and all else as elements.
    private mutating func merged(_ values: [FlagValue]) throws(Failure) -> [FlagValue] {
        var merged: [FlagValue] = []
        for value in values {
            guard case .array(let elements) = value else {
                merged.append(value)
                continue
            }
            try take(elements.count)
            merged += elements
        }
        return merged
    }

    /// `starts_with`, `ends_with`: null unless both are texts.
    private mutating func compareEnds(
        _ whole: FlagValue, _ part: FlagValue, atStart: Bool
    ) throws(Failure) -> FlagValue {
        guard case .string(let text) = whole, case .string(let part) = part else { return .null }
        try take(part)
        return unsafe .boolean(
            text.withBytes { text in
                unsafe part.withBytes { part in
                    guard part.count <= text.count else { return false }
                    let start = atStart ? 0 : text.count - part.count
                    return unsafe UnsafeBufferPointer(rebasing: text[start...]).startsWith(part, count: part.count)
                }
            })
    }

    /// `sem_ver`: null unless there are two versions and an operator between.
    private mutating func compareVersions(_ arguments: [FlagValue]) throws(Failure) -> FlagValue {
        guard arguments.count == 3, case .string(let symbol) = arguments[1],
            let left = try version(arguments[0]), let right = try version(arguments[2]),
            let holds = left.compare(symbol, right)
        else { return .null }
        return .boolean(holds)
    }

    private mutating func version(_ value: FlagValue) throws(Failure) -> SemanticVersion? {
        let text = try text(of: value)
        try take(text)
        return SemanticVersion(text)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether another buffer's bytes are somewhere in this one's; how many bytes were compared, and no more than told.
    fileprivate func search(
        for part: UnsafeBufferPointer<UInt8>, comparisons limit: Int
    ) -> (isThere: Bool, comparisons: Int) {
        guard let first = unsafe part.first else { return (true, 0) }
        guard part.count <= count else { return (false, 0) }
        var comparisons = 0
        for start in 0...(count - part.count) where unsafe self[start] == first {
            var matched = 1
            while matched < part.count, unsafe self[start &+ matched] == part[matched] { matched &+= 1 }
            if matched == part.count { return (true, comparisons) }
            comparisons &+= matched
            if comparisons > limit { break }
        }
        return (false, comparisons)
    }
}

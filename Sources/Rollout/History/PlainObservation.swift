import ASCIIText

/// A point of a series as one line of a history, read byte by byte.
///
/// Histories consist of such lines by the million, and to build a value of JSON for each takes ten times as long.
/// Whatever is written in another way than plainly is unusual here: the reader of JSON then takes the line, or says
/// what is wrong.
struct PlainObservation {
    private struct Unusual: Error {}

    private let bytes: ArraySlice<UInt8>
    private var place: Int

    private init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    /// The line; nil where it is unusual.
    static func line(_ bytes: ArraySlice<UInt8>) -> HistoryLine? {
        var reader = PlainObservation(bytes)
        return try? reader.line()
    }

    private mutating func line() throws(Unusual) -> HistoryLine {
        var (time, value, samples): ((at: Moment, isRelative: Bool)?, Double?, Int?) = (nil, nil, nil)
        var (subject, metric): (Subject?, String?) = (nil, nil)
        try take(UInt8(ascii: "{"))
        repeat {
            let name = try name()
            try take(UInt8(ascii: ":"))
            switch name {
            case .at? where time == nil: time = try self.time()
            case .subject? where subject == nil: subject = Subject(rawValue: try text())
            case .metric? where metric == nil: metric = try text()
            case .value? where value == nil: value = try number()
            case .samples? where samples == nil:
                guard let count = Int(exactly: try number()), (0..<Int(UInt32.max)).contains(count) else {
                    throw Unusual()
                }
                samples = count
            default: throw Unusual()
            }
        } while skips(UInt8(ascii: ","))
        try take(UInt8(ascii: "}"))
        guard skipSpace() == nil, let time, let metric, let value else { throw Unusual() }
        let observation = Observation(
            at: time.at, subject: subject ?? .candidate, metric: metric, value: value, samples: samples)
        return HistoryLine(at: time.at, isRelative: time.isRelative, content: .observation(observation))
    }

    /// Seconds from the start, or a date.
    private mutating func time() throws(Unusual) -> (at: Moment, isRelative: Bool) {
        if skipSpace() == UInt8(ascii: "\"") {
            guard let at = Moment(iso8601: try text()) else { throw Unusual() }
            return (at, false)
        }
        let seconds = try number()
        guard seconds.magnitude <= 1e12 else { throw Unusual() }
        return (Moment(milliseconds: 0) + Span(seconds: seconds), true)
    }

    /// A text that is not empty, of printable ASCII and without escapes.
    private mutating func text() throws(Unusual) -> String {
        let range = try quoted()
        return String(decoding: bytes[range], as: UTF8.self)
    }

    /// The name of a member; names of up to eight bytes are told apart as numbers.
    private mutating func name() throws(Unusual) -> Name? {
        let range = try quoted()
        guard range.count <= 8 else { return nil }
        return Name(rawValue: range.reduce(0) { $0 << 8 | UInt64(bytes[$1]) })
    }

    private enum Name: UInt64 {
        case at = 0x6174
        case subject = 0x7375_626A_6563_74
        case metric = 0x6D65_7472_6963
        case value = 0x7661_6C75_65
        case samples = 0x7361_6D70_6C65_73
    }

    private mutating func quoted() throws(Unusual) -> Range<Int> {
        try take(UInt8(ascii: "\""))
        let start = place
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard (0x20..<0x7F).contains(byte), byte != UInt8(ascii: "\\") else { throw Unusual() }
            place += 1
        }
        guard place > start else { throw Unusual() }
        defer { place += 1 }
        guard place < bytes.endIndex else { throw Unusual() }
        return start..<place
    }

    /// A number without exponent whose digits and power of ten are exact, so that one division rounds it rightly.
    private mutating func number() throws(Unusual) -> Double {
        let isNegative = skips(UInt8(ascii: "-"))
        let start = place
        var digits: UInt64 = 0
        try takeDigits(&digits)
        guard bytes[start] != UInt8(ascii: "0") || place == start + 1 else { throw Unusual() }
        var decimals = 0
        if next == UInt8(ascii: ".") {
            place += 1
            let point = place
            try takeDigits(&digits)
            decimals = place - point
        }
        guard digits < Self.mostDigits, next != UInt8(ascii: "e"), next != UInt8(ascii: "E") else { throw Unusual() }
        let magnitude = Double(digits) / Self.powersOfTen[decimals]
        return isNegative ? -magnitude : magnitude
    }

    /// At least one digit, and no more than are exact.
    private mutating func takeDigits(_ number: inout UInt64) throws(Unusual) {
        let start = place
        while let digit = next, digit.isDigit {
            guard place - start < Self.powersOfTen.count - 1, number < Self.mostDigits else { throw Unusual() }
            number = number * 10 + UInt64(digit - UInt8(ascii: "0"))
            place += 1
        }
        guard place > start else { throw Unusual() }
    }

    private var next: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

    /// Takes a byte, after space, if it comes next.
    private mutating func skips(_ byte: UInt8) -> Bool {
        guard skipSpace() == byte else { return false }
        place += 1
        return true
    }

    private mutating func take(_ byte: UInt8) throws(Unusual) {
        guard skips(byte) else { throw Unusual() }
    }

    /// The byte after what JSON takes for space.
    private mutating func skipSpace() -> UInt8? {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
        return next
    }

    private static let mostDigits: UInt64 = 1 << 53
    /// As far as they are exact, and a point has use for.
    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    ]
}

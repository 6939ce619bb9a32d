import ASCIIText

/// Sees every byte of a server before hiredis does, and says where whole, harmless replies end.
///
/// hiredis 0.14 believes what a length says: `*2147483647` costs it 7 s of processor time and 16 GiB of address space,
/// and it does not look at the two bytes after a bulk, so that a wrong length shifts all that follows. So lengths,
/// counts and depth are held against ``ReplyLimits`` when they are announced, before anything is allocated for them,
/// and the grammar is RESP2's without leniency. A pure value; how the bytes are cut into pieces makes no difference.
struct ReplyGuard: Sendable {
    /// What one byte, or a run of bytes inside a bulk, led to.
    enum Event: Sendable, Hashable {
        /// The reply goes on.
        case incomplete
        /// This byte ended a reply; the next one begins another.
        case complete
        /// This byte ended the announcement of a bulk, so many bytes long, that does not fit: the bytes up to the next
        /// event are to be forgotten, and the error stands in their place.
        case forgets(announcement: Int, RedisServerError)
        /// This byte was the last one to be forgotten, and the reply goes on.
        case forgot
        /// No such reply can be. Nothing after it means anything.
        case violation
    }

    private enum State: Hashable {
        case type
        case text(length: Int)
        case number(Number)
        case lineFeed(Line)
        case bulk(left: Int)
        case bulkReturn
        case bulkLineFeed
        case forgotten(left: Int)
        case forgottenReturn
        case forgottenLineFeed
        case broken
    }

    /// A line that has ended but for its line feed.
    private enum Line: Hashable {
        case text
        case integer
        case bulk(length: Int64)
        case array(count: Int64)
    }

    private enum Kind {
        case integer, bulk, array
    }

    /// The digits of a line so far. They are taken as negative numbers, of which there is one more.
    private struct Number: Hashable {
        var kind: Kind
        var isNegative = false
        var digits = 0
        var negated: Int64 = 0

        /// The number; nil without a digit.
        var value: Int64? {
            guard digits > 0 else { return nil }
            return isNegative ? negated : -negated
        }

        /// Takes one more byte; false when it cannot be part of a number as Redis writes it: no plus sign, no leading
        /// zero, no minus zero, within 64 bits.
        mutating func take(_ byte: UInt8) -> Bool {
            if byte == UInt8(ascii: "-"), !isNegative, digits == 0 {
                isNegative = true
                return true
            }
            guard byte.isDigit, !(digits > 0 && negated == 0) else { return false }
            if isNegative, digits == 0, byte == UInt8(ascii: "0") { return false }
            let (scaled, overflow) = negated.multipliedReportingOverflow(by: 10)
            let (next, carry) = scaled.subtractingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
            (negated, digits) = (next, digits + 1)
            return !overflow && !carry && (isNegative || negated != .min)
        }
    }

    private let limits: ReplyLimits
    private var state = State.type
    /// Bytes of the reply so far.
    private var bytes = 0
    /// Elements announced so far in the reply.
    private var elements = 0
    /// For each open array the elements that are still to come.
    private var open: [Int64] = []

    init(limits: ReplyLimits) {
        self.limits = limits
    }

    /// Whether the bytes so far are whole replies and nothing else.
    var isBetweenReplies: Bool { state == .type && open.isEmpty }

    /// How many of the coming bytes mean nothing by themselves, being inside of a bulk.
    var uninterestingBytes: Int {
        switch state {
        case .bulk(let left), .forgotten(let left): left
        default: 0
        }
    }

    /// Whether the coming bytes are to be forgotten.
    var isForgetting: Bool {
        switch state {
        case .forgotten, .forgottenReturn, .forgottenLineFeed: true
        default: false
        }
    }

    /// Takes bytes inside of a bulk, at most ``uninterestingBytes``.
    mutating func skip(_ count: Int) {
        switch state {
        case .bulk(let left) where count <= left:
            bytes += count
            state = count == left ? .bulkReturn : .bulk(left: left - count)
        case .forgotten(let left) where count <= left:
            state = count == left ? .forgottenReturn : .forgotten(left: left - count)
        default: break
        }
    }

    /// Takes the next byte.
    mutating func take(_ byte: UInt8) -> Event {
        if isForgetting { return forget(byte) }
        bytes += 1
        guard bytes <= limits.bytes else { return violation() }
        switch state {
        case .type: return begin(byte)
        case .text(let length): return takeText(byte, length: length)
        case .number(let number): return takeDigit(byte, of: number)
        case .lineFeed(let line): return byte == Self.lineFeed ? end(line) : violation()
        case .bulk:
            bytes -= 1
            skip(1)
            return .incomplete
        case .bulkReturn: return byte == Self.carriageReturn ? go(to: .bulkLineFeed) : violation()
        case .bulkLineFeed: return byte == Self.lineFeed ? endElement() : violation()
        case .broken, .forgotten, .forgottenReturn, .forgottenLineFeed: return violation()
        }
    }

    private mutating func forget(_ byte: UInt8) -> Event {
        switch state {
        case .forgottenReturn: return byte == Self.carriageReturn ? go(to: .forgottenLineFeed) : violation()
        case .forgottenLineFeed:
            guard byte == Self.lineFeed else { return violation() }
            return endElement() == .complete ? .complete : .forgot
        default:
            skip(1)
            return .incomplete
        }
    }

    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")

    private mutating func begin(_ byte: UInt8) -> Event {
        switch byte {
        case UInt8(ascii: "+"), UInt8(ascii: "-"): return go(to: .text(length: 0))
        case UInt8(ascii: ":"): return go(to: .number(Number(kind: .integer)))
        case UInt8(ascii: "$"): return go(to: .number(Number(kind: .bulk)))
        case UInt8(ascii: "*"): return go(to: .number(Number(kind: .array)))
        // RESP3, which nobody asked for, or another protocol: HTTP, TLS, SSH.
        default: return violation()
        }
    }

    private mutating func takeText(_ byte: UInt8, length: Int) -> Event {
        switch byte {
        case Self.carriageReturn: go(to: .lineFeed(.text))
        case Self.lineFeed: violation()
        default: length < limits.line ? go(to: .text(length: length + 1)) : violation()
        }
    }

    private mutating func takeDigit(_ byte: UInt8, of number: Number) -> Event {
        var number = number
        if byte == Self.carriageReturn {
            guard let value = number.value else { return violation() }
            switch number.kind {
            case .integer: return go(to: .lineFeed(.integer))
            case .bulk: return value >= -1 ? go(to: .lineFeed(.bulk(length: value))) : violation()
            case .array: return value >= -1 ? go(to: .lineFeed(.array(count: value))) : violation()
            }
        }
        return number.take(byte) ? go(to: .number(number)) : violation()
    }

    private mutating func end(_ line: Line) -> Event {
        switch line {
        case .text, .integer, .bulk(length: -1): return endElement()
        case .bulk(let length):
            if let longest = limits.bulk {
                if length > longest { return forget(length, .tooLarge) }
                if length > limits.bytes - bytes - ReplyLimits.reserve { return forget(length, .leftOut) }
            }
            guard length <= limits.bytes - bytes - 2 else { return violation() }
            return go(to: length == 0 ? .bulkReturn : .bulk(left: Int(length)))
        case .array(let count):
            guard open.count < limits.depth else { return violation() }
            guard count > 0 else { return endElement() }
            guard count <= limits.elements - elements else { return violation() }
            elements += Int(count)
            open.append(count)
            return go(to: .type)
        }
    }

    private mutating func forget(_ length: Int64, _ marker: RedisServerError) -> Event {
        guard length <= ReplyLimits.longestForgotten else { return violation() }
        state = length == 0 ? .forgottenReturn : .forgotten(left: Int(length))
        // A dollar sign, the digits, which begin with no zero, and the end of the line.
        return .forgets(announcement: String(length).utf8.count + 3, marker)
    }

    /// An element is whole, and with it perhaps the arrays around it.
    private mutating func endElement() -> Event {
        state = .type
        while let left = open.popLast() {
            if left > 1 {
                open.append(left - 1)
                return .incomplete
            }
        }
        (bytes, elements) = (0, 0)
        return .complete
    }

    private mutating func go(to next: State) -> Event {
        state = next
        return .incomplete
    }

    private mutating func violation() -> Event {
        state = .broken
        return .violation
    }
}

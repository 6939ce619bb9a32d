@testable import RedisClient

/// RESP2 as plainly as it can be written: all bytes at hand, recursive, without state.
struct ReferenceParser {
    private let bytes: [UInt8]
    private let limits: ReplyLimits
    private var place = 0
    private var start = 0
    private var elements = 0

    private enum Stop: Error {
        case more, wrong
    }

    init(_ bytes: [UInt8], limits: ReplyLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Where whole replies end, and whether a violation follows.
    mutating func verdict() -> GuardVerdict {
        var ends: [Int] = []
        do throws(Stop) {
            while place < bytes.count {
                (start, elements) = (place, 0)
                try reply(depth: 0)
                ends.append(place)
            }
            return GuardVerdict(ends: ends, isBroken: false)
        } catch {
            return GuardVerdict(ends: ends, isBroken: error == .wrong)
        }
    }

    private mutating func next() throws(Stop) -> UInt8 {
        guard place < bytes.count else { throw .more }
        guard place - start < limits.bytes else { throw .wrong }
        defer { place += 1 }
        return bytes[place]
    }

    private mutating func expect(_ text: String) throws(Stop) {
        for byte in text.utf8 {
            let found = try next()
            if found != byte { throw .wrong }
        }
    }

    private mutating func reply(depth: Int) throws(Stop) {
        switch try next() {
        case UInt8(ascii: "+"), UInt8(ascii: "-"): try text()
        case UInt8(ascii: ":"): _ = try number(least: .min)
        case UInt8(ascii: "$"):
            let length = try number(least: -1)
            guard length >= 0 else { return }
            guard length <= limits.bytes - (place - start) - 2 else { throw .wrong }
            for _ in 0..<length { _ = try next() }
            try expect("\r\n")
        case UInt8(ascii: "*"):
            let count = try number(least: -1)
            guard depth < limits.depth else { throw .wrong }
            guard count > 0 else { return }
            guard count <= limits.elements - elements else { throw .wrong }
            elements += Int(count)
            for _ in 0..<count { try reply(depth: depth + 1) }
        default: throw .wrong
        }
    }

    private mutating func text() throws(Stop) {
        var length = 0
        while true {
            let byte = try next()
            if byte == UInt8(ascii: "\r") { return try expect("\n") }
            length += 1
            if byte == UInt8(ascii: "\n") || length > limits.line { throw .wrong }
        }
    }

    private mutating func number(least: Int64) throws(Stop) -> Int64 {
        var text = ""
        while true {
            let byte = try next()
            if byte == UInt8(ascii: "\r") { break }
            text.unicodeScalars.append(Unicode.Scalar(byte))
            // As Redis writes it, which is as Swift does.
            if text != "-", Int64(text).map({ String($0) == text }) != true { throw .wrong }
        }
        guard let value = Int64(text), value >= least else { throw .wrong }
        try expect("\n")
        return value
    }
}

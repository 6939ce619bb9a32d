import ASCIIText

/// Follows the frames of what a server sends, without keeping them, and stops what no Postgres server sends.
///
/// libpq makes room for a message of 2 GiB when a header says so, and computes as many SCRAM iterations as it is told.
/// The bytes are looked at before libpq takes them; where some are missed between two looks, the guard gives up rather
/// than stop a good server.
///
/// Over TLS the bytes are not to be read from outside, and of a Unix socket Linux does not tell how many were taken, so
/// there is no guard: a server that lies about a length there costs address space, not memory, and ends as a timeout.
struct MessageGuard: Equatable {
    /// What the frames look like.
    enum Verdict: Equatable {
        case fine
        /// A length that cannot be, or over the limit.
        case broken
        /// A kind of authentication that would block or take long.
        case unsupportedAuthentication
    }

    /// More iterations than this would take longer than a probe; 4,096 is the default of Postgres.
    static let mostIterations = 200_000

    private var next: UInt64
    private var place = Place.start
    private var verdict = Verdict.fine

    private enum Place: Equatable {
        /// Within the type and the four bytes of the length, of which `count` bytes have come.
        case header(type: UInt8, length: UInt32, count: Int)
        case skipped(rest: Int)
        case authentication([UInt8], rest: Int)
        case lost

        static let start = header(type: 0, length: 0, count: 0)
    }

    /// A guard for the frames from a byte of the stream on.
    init(from offset: UInt64) {
        next = offset
    }

    /// Takes in bytes of the stream from an offset on; what was seen before is left out.
    ///
    /// - Parameter limit: The longest message, in bytes.
    mutating func observe(_ bytes: some Collection<UInt8>, at offset: UInt64, limit: Int) -> Verdict {
        guard verdict == .fine, place != .lost else { return verdict }
        let end = offset + UInt64(bytes.count)
        guard end > next else { return .fine }
        if offset > next { skipMissed(offset - next) }
        var rest = bytes.dropFirst(Int(next - min(next, offset)))
        while !rest.isEmpty, verdict == .fine, place != .lost { take(from: &rest, limit: limit) }
        next = end
        return verdict
    }

    private mutating func skipMissed(_ count: UInt64) {
        if case .skipped(let rest) = place, rest > 0, UInt64(rest) >= count {
            place = rest == Int(count) ? .start : .skipped(rest: rest - Int(count))
            next += count
        } else {
            place = .lost
        }
    }

    private mutating func take<Bytes: Collection<UInt8>>(from bytes: inout Bytes, limit: Int)
    where Bytes.SubSequence == Bytes {
        switch place {
        case .header(let type, let length, let count):
            guard let byte = bytes.popFirst() else { return }
            if count == 0 {
                place = .header(type: byte, length: 0, count: 1)
            } else if count < 4 {
                place = .header(type: type, length: length << 8 | UInt32(byte), count: count + 1)
            } else {
                begin(type, length: Int(length << 8 | UInt32(byte)), limit: limit)
            }
        case .skipped(let rest):
            let count = min(rest, bytes.count)
            bytes.removeFirst(count)
            place = rest > count ? .skipped(rest: rest - count) : .start
        case .authentication(let body, let rest):
            let part = bytes.prefix(rest)
            bytes.removeFirst(part.count)
            place = rest > part.count ? .authentication(body + part, rest: rest - part.count) : .start
            if rest == part.count { judgeAuthentication(body + part) }
        case .lost: break
        }
    }

    private mutating func begin(_ type: UInt8, length: Int, limit: Int) {
        let isAuthentication = type == UInt8(ascii: "R")
        guard length >= 4, length <= (isAuthentication ? min(limit, 2_000) : limit) else {
            verdict = .broken
            return
        }
        let rest = length - 4
        if rest == 0 {
            place = .start
        } else {
            place = isAuthentication ? .authentication([], rest: rest) : .skipped(rest: rest)
        }
    }

    private mutating func judgeAuthentication(_ body: [UInt8]) {
        guard body.count >= 4 else {
            verdict = .broken
            return
        }
        // None, clear text, MD5 and SASL; the others are Kerberos and its like, which ask servers of their own.
        switch body[..<4].reduce(0, { $0 << 8 | Int($1) }) {
        case 0, 3, 5, 10, 12: break
        case 11: if Self.iterations(in: body[4...]) > Self.mostIterations { verdict = .unsupportedAuthentication }
        default: verdict = .unsupportedAuthentication
        }
    }

    /// The number behind `i=` in the server's first message (RFC 5802, section 5.1); 0 when there is none.
    private static func iterations(in message: ArraySlice<UInt8>) -> Int {
        let field = message.split(separator: UInt8(ascii: ",")).first { $0.starts(with: "i=".utf8) }
        guard let digits = field?.dropFirst(2), digits.allSatisfy(\.isDigit) else { return 0 }
        return Int(String(decoding: digits, as: UTF8.self)) ?? .max
    }
}

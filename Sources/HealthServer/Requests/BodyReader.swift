import ASCIIText

/// Finds the end of a body that is read and dropped.
///
/// A pure value. Chunked framing is held to its grammar (RFC 9112, section 7.1) byte by byte, again so that the verdict
/// does not depend on how the bytes are cut.
struct BodyReader: Sendable, Hashable {
    /// What a byte led to.
    enum Step: Sendable, Hashable {
        /// The body goes on.
        case more
        /// This byte is the last of the message.
        case ended
        /// The body is refused.
        case refused(Refusal)
    }

    /// The largest body in bytes, framing of chunks included.
    static let limit = 65_536
    /// The longest line of a chunk's size with its extension, and the longest trailer line.
    private static let lineLimit = 256

    private enum Place: Hashable {
        case counted(Int)
        case sizeLine
        case data(Int)
        case dataEnd
        case trailer
    }

    private var place: Place
    private var length = 0
    private var line: [UInt8] = []
    private var endsWithReturn = false

    /// A reader of a body; nil where there is none.
    init?(_ body: MessageFraming.Body) {
        switch body {
        case .none: return nil
        case .length(let count): place = .counted(count)
        case .chunked: place = .sizeLine
        }
    }

    /// Judges the next byte.
    mutating func next(_ byte: UInt8) -> Step {
        length += 1
        guard length <= Self.limit else { return .refused(.contentTooLarge) }
        switch place {
        case .counted(let rest):
            place = .counted(rest - 1)
            return rest > 1 ? .more : .ended
        case .data(let rest):
            place = rest > 1 ? .data(rest - 1) : .dataEnd
            return .more
        case .sizeLine, .dataEnd, .trailer:
            return nextInLine(byte)
        }
    }

    private mutating func nextInLine(_ byte: UInt8) -> Step {
        if endsWithReturn {
            endsWithReturn = false
            defer { line.removeAll(keepingCapacity: true) }
            return byte == .lineFeed ? endLine() : .refused(.badRequest)
        }
        if byte == .carriageReturn {
            endsWithReturn = true
            return .more
        }
        let isText = byte.isVisible || byte == .space || byte == .tab
        guard place != .dataEnd, isText, line.count < Self.lineLimit else { return .refused(.badRequest) }
        line.append(byte)
        return .more
    }

    private mutating func endLine() -> Step {
        switch place {
        case .sizeLine:
            guard let size = Self.chunkSize(line) else { return .refused(.badRequest) }
            guard size <= Self.limit else { return .refused(.contentTooLarge) }
            place = size == 0 ? .trailer : .data(size)
            return .more
        case .dataEnd:
            place = .sizeLine
            return .more
        case .trailer where line.isEmpty:
            return .ended
        default:
            // A trailer has no use here, and one that names a framing field is an attack.
            return .refused(.badRequest)
        }
    }

    /// The size before the extension: one to eight hexadecimal digits and nothing else.
    private static func chunkSize(_ line: [UInt8]) -> Int? {
        let digits = line.prefix { $0 != UInt8(ascii: ";") }
        guard (1...8).contains(digits.count), digits.allSatisfy(\.isHexDigit) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}

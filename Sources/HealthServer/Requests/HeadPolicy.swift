import ASCIIText

/// Decides, byte by byte, whether the head of a request is one that this server takes.
///
/// A pure value in front of the real parser, which is more lenient than a health port should be: it takes two spaces
/// in the request line, `RTSP/1.0`, no Host, two Hosts and an empty `Transfer-Encoding`. The verdict depends on the
/// bytes alone and never on how they are cut into pieces, because each byte is judged when its turn comes.
/// The grammar is that of RFC 9112, sections 2 to 7, without its leniencies.
struct HeadPolicy: Sendable, Hashable {
    /// What a byte led to.
    enum Step: Sendable, Hashable {
        /// The head goes on.
        case more
        /// This byte ends a head that is taken.
        case accepted(MessageFraming)
        /// The head is refused; the policy must not be asked again.
        case refused(Refusal)
    }

    /// The longest request line in bytes, without its end.
    static let requestLineLimit = 4_096
    /// The largest head in bytes, with its last line.
    static let headLimit = 8_192
    /// The largest number of header fields.
    static let fieldLimit = 64

    private enum Place: Hashable {
        /// Before the request line, where one empty line is tolerated (RFC 9112, section 2.2).
        case start
        case requestLine
        case fieldLine
    }

    private var place = Place.start
    private var line: [UInt8] = []
    private var length = 0
    private var fieldCount = 0
    private var emptyLines = 0
    private var endsWithReturn = false
    private var isVersion10 = false
    private var fields = FramingFields()

    /// Whether any byte of a head has come.
    var hasBegun: Bool { length > 0 }

    /// Judges the next byte.
    mutating func next(_ byte: UInt8) -> Step {
        length += 1
        guard length <= Self.headLimit else { return .refused(.headTooLarge) }
        if endsWithReturn {
            endsWithReturn = false
            return byte == .lineFeed ? endLine() : .refused(.badRequest)
        }
        if byte == .carriageReturn {
            endsWithReturn = true
            return .more
        }
        guard isAllowed(byte) else { return .refused(.badRequest) }
        if place == .start { place = .requestLine }
        line.append(byte)
        if place == .requestLine, line.count > Self.requestLineLimit { return .refused(.uriTooLong) }
        return .more
    }

    /// Whether a byte may stand in the current line at all.
    private func isAllowed(_ byte: UInt8) -> Bool {
        switch place {
        case .start, .requestLine: byte.isVisible || (byte == .space && !line.isEmpty)
        // Line folding is obsolete and a classic of smuggling: a field line never begins with white space.
        case .fieldLine: byte.isVisible || byte >= 0x80 || ((byte == .space || byte == .tab) && !line.isEmpty)
        }
    }

    private mutating func endLine() -> Step {
        defer { line.removeAll(keepingCapacity: true) }
        switch place {
        case .start:
            emptyLines += 1
            return emptyLines > 1 ? .refused(.badRequest) : .more
        case .requestLine:
            switch RequestLine.judge(line) {
            case .failure(let refusal): return .refused(refusal)
            case .success(let version):
                isVersion10 = version == .http10
                place = .fieldLine
                return .more
            }
        case .fieldLine where line.isEmpty:
            switch fields.framing(isVersion10: isVersion10) {
            case .failure(let refusal): return .refused(refusal)
            case .success(let framing): return .accepted(framing)
            }
        case .fieldLine:
            fieldCount += 1
            guard fieldCount <= Self.fieldLimit else { return .refused(.headTooLarge) }
            if let refusal = fields.take(line) { return .refused(refusal) }
            return .more
        }
    }
}

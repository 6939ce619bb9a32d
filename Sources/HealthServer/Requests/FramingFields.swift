import ASCIIText

/// The header fields that say where a message ends and whom it is for; the others are only checked for their form.
struct FramingFields: Sendable, Hashable {
    private var hosts = 0
    private var contentLength: [UInt8]?
    private var isChunked = false
    private var expectsContinue = false
    private var offersUpgrade = false

    /// Takes one field line, without its end.
    ///
    /// - Returns: Why the request is refused, or nil.
    mutating func take(_ line: [UInt8]) -> Refusal? {
        let name = line.prefix { $0 != UInt8(ascii: ":") }
        // No colon, an empty name, or a space before the colon: two servers would read it in two ways.
        guard name.count < line.count, !name.isEmpty, name.allSatisfy(\.isTokenByte) else { return .badRequest }
        let value = line.dropFirst(name.count + 1).trimmed
        switch String(decoding: name.map(\.lowercased), as: UTF8.self) {
        case "host":
            hosts += 1
            return hosts == 1 && HostField.isValid(value) ? nil : .badRequest
        case "content-length":
            guard contentLength == nil, !value.isEmpty, value.count <= 19, value.allSatisfy(\.isDigit) else {
                return .badRequest
            }
            contentLength = Array(value)
            return nil
        case "transfer-encoding":
            guard !isChunked, value.map(\.lowercased).elementsEqual("chunked".utf8) else { return .badRequest }
            isChunked = true
            return nil
        case "expect":
            guard value.map(\.lowercased).elementsEqual("100-continue".utf8) else { return .expectationFailed }
            expectsContinue = true
            return nil
        case "upgrade":
            offersUpgrade = true
            return nil
        default:
            return nil
        }
    }

    /// The framing that all fields together give.
    func framing(isVersion10: Bool) -> Result<MessageFraming, Refusal> {
        guard hosts == 1 || isVersion10 else { return .failure(.badRequest) }
        var framing = MessageFraming(expectsContinue: expectsContinue, offersUpgrade: offersUpgrade)
        if isChunked {
            // Both fields at once, or chunks under 1.0, are how requests are smuggled (RFC 9112, section 6.1).
            guard contentLength == nil, !isVersion10 else { return .failure(.badRequest) }
            framing.body = .chunked
        } else if let digits = contentLength {
            // A leading zero is octal to some readers.
            guard digits.count == 1 || digits[0] != UInt8(ascii: "0") else { return .failure(.badRequest) }
            guard let length = Int(String(decoding: digits, as: UTF8.self)), length <= BodyReader.limit else {
                return .failure(.contentTooLarge)
            }
            if length > 0 { framing.body = .length(length) }
        }
        return .success(framing)
    }
}

extension ArraySlice<UInt8> {
    /// Without spaces at both ends. Tabs stay, and spoil the value: readers differ over them in these fields.
    fileprivate var trimmed: ArraySlice<UInt8> {
        var rest = drop { $0 == .space }
        while rest.last == .space { rest.removeLast() }
        return rest
    }
}

#if YAML
extension YAMLLexer {
    /// What a program may write at the head of a file.
    static let byteOrderMark: Unicode.Scalar = "\u{FEFF}"

    var current: Unicode.Scalar? { scalar(at: 0) }

    func scalar(at distance: Int) -> Unicode.Scalar? {
        place + distance < scalars.count ? scalars[place + distance] : nil
    }

    /// Whether space, the end of a line or the end of the text comes so far on.
    func isBlank(at distance: Int) -> Bool {
        scalar(at: distance).map { $0.isSpace || $0.isLineEnd } ?? true
    }

    /// `---` or `...` at the start of a line.
    var isDocumentMark: Bool {
        guard column == 0, let first = current, first == "-" || first == "." else { return false }
        return scalar(at: 1) == first && scalar(at: 2) == first && isBlank(at: 3)
    }

    mutating func advance() {
        guard let scalar = current else { return }
        place += 1
        if scalar == "\r", current == "\n" { place += 1 }
        (line, column) = scalar.isLineEnd ? (line + 1, 0) : (line, column + 1)
    }

    mutating func advance(mayBeginName: Bool) {
        advance()
        self.mayBeginName = mayBeginName
    }

    /// Space, comments and ends of lines before a token.
    mutating func skipSpace() {
        while let scalar = current {
            switch scalar {
            case " ": advance()
            case "\t" where brackets > 0 || !mayBeginName: advance()
            case "#": skipLine()
            case _ where scalar.isLineEnd: advance(mayBeginName: mayBeginName || brackets == 0)
            default: return
            }
        }
    }

    /// To the end of the line.
    mutating func skipLine() {
        while let scalar = current, !scalar.isLineEnd { advance() }
    }
}

extension Unicode.Scalar {
    /// Space within a line.
    var isSpace: Bool { self == " " || self == "\t" }

    /// What YAML 1.1 takes for the end of a line.
    var isLineEnd: Bool {
        switch self {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }
}
#endif

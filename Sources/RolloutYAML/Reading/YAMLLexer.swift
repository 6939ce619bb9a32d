#if YAML
/// Goes through a YAML text token by token as the YAML reader does, as far as it takes to tell structure from text.
///
/// It follows the scanner of libyaml, with its indentation and its rules for names on one line. Where that one stops
/// with an error, this one ends: what comes after is never read.
struct YAMLLexer {
    /// What begins at a place.
    enum Token {
        /// `&name` or `*name`.
        case anchor
        /// `!name`.
        case tag
        /// A byte order mark at the start of a line.
        case byteOrderMark
        /// Anything else.
        case other
    }

    let scalars: [Unicode.Scalar]
    var place = 0
    /// The line of the place, from 1.
    var line = 1
    /// How many scalars stand before the place in its line.
    var column = 0

    /// The columns of the lists and objects without brackets that are open.
    var indents: [Int] = []
    var brackets = 0
    /// Where the text or the bracket began that is a name if a colon follows in its line.
    var name: (line: Int, column: Int)?
    var mayBeginName = true

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// How many lists and objects are open.
    var levels: Int { indents.count + brackets }

    /// Goes over a token; nil at the end, and where the reader stops.
    ///
    /// Of what must not be there the place is left at its start, and nothing is asked after it.
    mutating func next() -> Token? {
        skipSpace()
        guard let scalar = current else { return nil }
        closeIndents()
        if column == 0, scalar == Self.byteOrderMark { return .byteOrderMark }
        switch scalar {
        case "&", "*": return .anchor
        case "!": return .tag
        default: return take(scalar) ? .other : nil
        }
    }

    /// Goes over a token that begins with a scalar; false where the reader stops.
    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case _ where isDocumentMark: takeDocumentMark()
        case "%" where column == 0: skipLine()
        case "[", "{": open()
        case "]", "}": close()
        case ",": advance(mayBeginName: true)
        case "-" where isBlank(at: 1): return takeMark()
        case "?" where brackets > 0 || isBlank(at: 1): return takeMark()
        case ":" where brackets > 0 || isBlank(at: 1): return takeColon()
        case "|" where brackets == 0, ">" where brackets == 0: skipBlockText()
        case "\"", "'": skipQuoted(by: scalar)
        case "|", ">", "%", "@", "`", "\t": return false
        default: skipPlainText()
        }
        return true
    }
}

extension YAMLLexer {
    private mutating func closeIndents() {
        guard brackets == 0 else { return }
        while let indent = indents.last, indent > column { indents.removeLast() }
    }

    /// A list or an object without brackets begins at a column, unless it is open already.
    private mutating func openIndent(_ column: Int) {
        if indents.last ?? -1 < column { indents.append(column) }
    }

    /// What begins here may be a name.
    mutating func keepName() {
        if brackets == 0, mayBeginName { name = (line, column) }
    }

    private mutating func takeDocumentMark() {
        if brackets == 0 { indents = [] }
        name = nil
        for _ in 0..<3 { advance(mayBeginName: false) }
    }

    private mutating func open() {
        keepName()
        brackets += 1
        advance(mayBeginName: true)
    }

    private mutating func close() {
        brackets = max(0, brackets - 1)
        advance(mayBeginName: false)
    }

    /// The dash of an element, or the question mark of a name.
    private mutating func takeMark() -> Bool {
        if brackets == 0 {
            guard mayBeginName else { return false }
            openIndent(column)
            name = nil
        }
        advance(mayBeginName: brackets == 0)
        return true
    }

    private mutating func takeColon() -> Bool {
        guard brackets == 0 else {
            advance(mayBeginName: false)
            return true
        }
        let name = name.flatMap { $0.line == line ? $0 : nil }
        guard name != nil || mayBeginName else { return false }
        openIndent(name?.column ?? column)
        self.name = nil
        advance(mayBeginName: name == nil)
        return true
    }
}
#endif

/// A piece of a page. Text that is put into it is escaped; only other pieces are not, and literals.
struct HTML: ExpressibleByStringInterpolation {
    /// How it is written.
    private(set) var text: String

    init(stringLiteral text: String) {
        self.text = text
    }

    init(stringInterpolation: Interpolation) {
        text = stringInterpolation.text
    }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity * 2)
        }

        mutating func appendLiteral(_ literal: String) { text += literal }
        mutating func appendInterpolation(_ piece: HTML) { text += piece.text }
        mutating func appendInterpolation(_ text: String) { self.text += text.inHTML }
        mutating func appendInterpolation(_ number: Int) { text += String(number) }
        mutating func appendInterpolation(pieces: [HTML], by separator: HTML = "\n") {
            text += pieces.map(\.text).joined(separator: separator.text)
        }
    }
}

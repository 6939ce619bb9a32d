/// A word of an expression.
struct ExpressionToken: Sendable, Hashable {
    /// What it is.
    enum Kind: Sendable, Hashable {
        case number(Double)
        case text(String)
        /// A name or a word of the language.
        case name(String)
        /// An operator or a bracket.
        case sign(String)
        /// There is no more.
        case end
    }

    var kind: Kind
    /// Where it begins, in characters from 1.
    var column: Int

    /// How a message quotes it.
    var words: String {
        switch kind {
        case .number(let number): Decimal.text(number)
        case .text(let text): "\"\(text)\""
        case .name(let name): name
        case .sign(let sign): sign
        case .end: "the end"
        }
    }
}

/// What may stand at a place of a document: by it a value is read, and from it a JSON Schema is made, so that the two
/// cannot disagree.
indirect enum Shape: Sendable {
    /// A text of at least one character, of a form where one is named.
    case text(TextForm?)
    /// True or false.
    case truth
    /// Nothing.
    case null
    /// A whole number.
    case integer(ClosedRange<Int>)
    /// A number.
    case number(ClosedRange<Double>)
    /// A length of time.
    case span(ClosedRange<Span>)
    /// One of some words.
    case words([String])
    /// Values in order, at least so many.
    case list(of: Shape, atLeast: Int)
    /// Members.
    case object(ObjectShape)
    /// Any of several.
    case either([Shape])
    /// One that is made of itself.
    case defined(RecursiveShape)
    /// Anything at all.
    case anything
}

extension Shape {
    /// Any text but the empty one.
    static let text = Shape.text(nil)
    /// A name.
    static let name = Shape.text(.name)
    /// All finite numbers.
    static let anyNumbers = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    /// Any finite number.
    static let anyNumber = Shape.number(anyNumbers)
    /// A point of time: seconds or a length of time from a start, or a date.
    static let moment = Shape.either([.number(-1e12...1e12), .span, .text(.date)])
    /// A share of the traffic in percent.
    static let share = Shape.either([.number(0...100), .text(.percentage)])
    /// A length of time.
    static let span = Shape.span(.zero ... .longest)
    /// A length of time that is more than none.
    static let someTime = Shape.span(Span(milliseconds: 1)...Span.longest)
    /// A condition: a sentence, a list of conditions, `any` or `all` of a list.
    static let condition = Shape.defined(.condition)
    /// Names; one needs no list around it.
    static let names = Shape.oneOrMore(.name)

    /// One of the words of a type.
    static func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Shape
    where Choice.RawValue == String {
        .words(Choice.allCases.map(\.rawValue))
    }

    /// One of the words of a type that have a meaning at the place.
    static func choice<Choice: RawRepresentable>(_ choices: [Choice]) -> Shape where Choice.RawValue == String {
        .words(choices.map(\.rawValue))
    }

    /// Values in order.
    static func list(of element: Shape) -> Shape { .list(of: element, atLeast: 0) }

    /// A list, or one value without a list around it.
    static func oneOrMore(_ element: Shape, atLeast count: Int = 0) -> Shape {
        .either([.list(of: element, atLeast: count), element])
    }

    /// Names of one's own with a value each.
    static func named(_ value: Shape, in name: String, _ summary: String) -> Shape {
        .object(ObjectShape(name, summary, others: value))
    }

    /// What a function finds in the first of the shapes that this one may be.
    func first<Part>(_ part: (Shape) -> Part?) -> Part? {
        switch self {
        case .either(let shapes):
            for shape in shapes {
                if let found = shape.first(part) { return found }
            }
            return nil
        case .defined(let definition): return definition.shape.first(part)
        default: return part(self)
        }
    }
}

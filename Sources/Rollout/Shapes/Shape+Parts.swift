/// What a reader asks a shape for. One that offers nothing of the kind offers an empty range, so that a reader and a
/// shape that disagree refuse whatever is written.
extension Shape {
    /// The whole numbers.
    var integers: ClosedRange<Int>? {
        first { if case .integer(let range) = $0 { range } else { nil } }
    }

    /// The numbers.
    var numbers: ClosedRange<Double>? {
        first { if case .number(let range) = $0 { range } else { nil } }
    }

    /// The lengths of time.
    var spans: ClosedRange<Span>? {
        first { if case .span(let range) = $0 { range } else { nil } }
    }

    /// The words.
    var words: [String] {
        first { if case .words(let words) = $0 { words } else { nil } } ?? []
    }

    /// Whether nothing may stand there.
    var takesNull: Bool {
        let isNull: Bool? = first { shape in
            switch shape {
            case .null, .anything: true
            default: nil
            }
        }
        return isNull ?? false
    }

    /// The members.
    var object: ObjectShape? {
        first { if case .object(let object) = $0 { object } else { nil } }
    }

    /// The elements of a list, and how many there are at least.
    var elements: (shape: Shape, atLeast: Int)? {
        first { shape in
            switch shape {
            case .list(let element, let count): (element, count)
            case .anything: (.anything, 0)
            default: nil
            }
        }
    }

    /// What one of them is called.
    var noun: String {
        if case .defined(let definition) = self { definition.rawValue } else { object?.name ?? "entry" }
    }
}

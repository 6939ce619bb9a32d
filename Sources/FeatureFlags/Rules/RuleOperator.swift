/// The operators of rules: those of JSONLogic, and flagd's own.
enum RuleOperator: String, Sendable, Hashable, CaseIterable {
    // Data.
    case variable = "var"
    case missing
    case missingSome = "missing_some"
    // Decisions.
    case choice = "if"
    case choiceMark = "?:"
    case all = "and"
    case any = "or"
    case not = "!"
    case truth = "!!"
    case equal = "=="
    case notEqual = "!="
    case identical = "==="
    case notIdentical = "!=="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    // Numbers.
    case sum = "+"
    case difference = "-"
    case product = "*"
    case quotient = "/"
    case remainder = "%"
    case smallest = "min"
    case largest = "max"
    // Texts and arrays.
    case contains = "in"
    case concatenation = "cat"
    case part = "substr"
    case merge
    case map
    case filter
    case reduce
    case everyOne = "all"
    case someOne = "some"
    case noOne = "none"
    // Gives its argument; an evaluation writes no log.
    case log
    // flagd's.
    case fractional
    case semanticVersion = "sem_ver"
    case startsWith = "starts_with"
    case endsWith = "ends_with"

    /// How many arguments it takes. Fewer would be JavaScript's `undefined`, more would be overlooked. flagd's own
    /// operators give null when the number is wrong, as flagd has it.
    var argumentCounts: ClosedRange<Int> {
        switch self {
        case .variable: 0...2
        case .missing, .choice, .choiceMark, .sum, .concatenation, .merge: 0...Int.max
        case .fractional, .semanticVersion, .startsWith, .endsWith: 0...Int.max
        case .all, .any, .product, .smallest, .largest: 1...Int.max
        case .not, .truth, .log: 1...1
        case .equal, .notEqual, .identical, .notIdentical, .greater, .greaterOrEqual: 2...2
        case .quotient, .remainder, .contains, .missingSome: 2...2
        case .map, .filter, .everyOne, .someOne, .noOne: 2...2
        case .less, .lessOrEqual, .part, .reduce: 2...3
        case .difference: 1...2
        }
    }

    /// Whether the result depends on nothing but the arguments.
    var isPure: Bool {
        switch self {
        case .variable, .missing, .missingSome, .map, .filter, .reduce, .everyOne, .someOne, .noOne, .fractional: false
        default: true
        }
    }
}

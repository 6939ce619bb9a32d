import ASCIIText

/// A version (semver.org 2.0.0), as flagd reads it: a leading `v` is fine, so are `1` and `1.2`, build metadata counts
/// for nothing.
struct SemanticVersion: Sendable, Hashable {
    /// Major, minor and patch: decimal digits of any number, without leading zeros.
    private let numbers: [Substring]
    /// What stands behind the hyphen, split at its dots.
    private let prerelease: [Substring]

    /// The version that a text is; nil when it is none.
    init?(_ text: String) {
        var rest = text[...]
        if let first = rest.utf8.first, first.lowercased == UInt8(ascii: "v") { rest = rest.dropFirst() }
        if let plus = rest.utf8.firstIndex(of: UInt8(ascii: "+")) {
            let build = rest[rest.utf8.index(after: plus)...]
            guard build.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(\.isIdentifier) else {
                return nil
            }
            rest = rest[..<plus]
        }
        var prerelease: [Substring] = []
        let core = rest.prefix { $0 != "-" }
        if core.endIndex != rest.endIndex {
            prerelease = rest[rest.index(after: core.endIndex)...].split(
                separator: ".", omittingEmptySubsequences: false)
            guard prerelease.allSatisfy({ $0.isIdentifier && !($0.isNumber && $0.hasLeadingZero) }) else { return nil }
        }
        var numbers = core.split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count <= 3, numbers.allSatisfy({ $0.isNumber && !$0.hasLeadingZero }) else { return nil }
        // Only a whole version has anything behind it.
        guard numbers.count == 3 || rest.endIndex == text.endIndex && prerelease.isEmpty else { return nil }
        while numbers.count < 3 { numbers.append("0") }
        (self.numbers, self.prerelease) = (numbers, prerelease)
    }

    /// The operators of ``compare(_:_:)``.
    static let comparisons = ["=", "!=", "<", "<=", ">", ">=", "^", "~"]

    /// Whether `=`, `!=`, `<`, `<=`, `>`, `>=`, `^` (same major) or `~` (same major and minor) holds; nil for any other
    /// operator.
    func compare(_ symbol: String, _ other: SemanticVersion) -> Bool? {
        switch symbol {
        case "=": order(other) == 0
        case "!=": order(other) != 0
        case "<": order(other) < 0
        case "<=": order(other) <= 0
        case ">": order(other) > 0
        case ">=": order(other) >= 0
        case "^": numbers[0] == other.numbers[0]
        case "~": numbers[0] == other.numbers[0] && numbers[1] == other.numbers[1]
        default: nil
        }
    }

    /// Below 0 when it comes before the other, above when after.
    private func order(_ other: SemanticVersion) -> Int {
        for (left, right) in zip(numbers, other.numbers) where left != right { return left.order(asNumber: right) }
        if prerelease.isEmpty || other.prerelease.isEmpty {
            return (prerelease.isEmpty ? 1 : 0) - (other.prerelease.isEmpty ? 1 : 0)
        }
        for (left, right) in zip(prerelease, other.prerelease) where left != right {
            return left.order(asIdentifier: right)
        }
        return prerelease.count - other.prerelease.count
    }
}

extension Substring {
    fileprivate var isNumber: Bool { !isEmpty && utf8.allSatisfy(\.isDigit) }
    fileprivate var hasLeadingZero: Bool { utf8.count > 1 && utf8.first == UInt8(ascii: "0") }
    fileprivate var isIdentifier: Bool {
        !isEmpty && utf8.allSatisfy { $0.isDigit || $0.isLetter || $0 == UInt8(ascii: "-") }
    }

    /// Digits without leading zeros: the longer is the larger.
    fileprivate func order(asNumber other: Substring) -> Int {
        if utf8.count != other.utf8.count { return utf8.count - other.utf8.count }
        return self == other ? 0 : utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
    }

    /// Numbers come before words.
    fileprivate func order(asIdentifier other: Substring) -> Int {
        switch (isNumber, other.isNumber) {
        case (true, true): order(asNumber: other)
        case (true, false): -1
        case (false, true): 1
        case (false, false): self == other ? 0 : utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
        }
    }
}

extension ExpressionNode {
    /// The way from the measured value to the part of it that is named: `ok`, `data.count`, `0.value`; empty for the
    /// value itself, nil for anything else.
    var path: String? {
        switch self {
        case .result: ""
        case .member(let inner, .literal(.text(let name))) where name.isPlain:
            inner.path.flatMap { Self.join($0, name) }
        case .member(let inner, .literal(.number(let number))):
            inner.path.flatMap { path in
                Int(exactly: number).flatMap { $0 < 0 ? nil : Self.join(path, String($0)) }
            }
        default: nil
        }
    }

    /// Nil for a way that is longer than a name of a policy.
    private static func join(_ path: String, _ name: String) -> String? {
        let joined = path.isEmpty ? name : "\(path).\(name)"
        return joined.utf8.count <= 64 ? joined : nil
    }
}

extension String {
    /// Whether it is a name of letters, digits, `_` and `-`, of which a way can be made.
    fileprivate var isPlain: Bool {
        !isEmpty
            && allSatisfy { character in
                character == "_" || character == "-" || character.isASCII && (character.isLetter || character.isNumber)
            }
    }
}

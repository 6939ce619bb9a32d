import JSONText

extension FlagSource {
    /// True or false; nil when it is anything else.
    var scalar: Bool? {
        switch form {
        case .text(let bytes): Bool(flagScalar: bytes)
        case .value(let value): value.truth
        }
    }

    /// Whether shared rules may matter for it; true rather than false where it cannot be seen at once.
    var mayReferToEvaluators: Bool {
        switch form {
        // An escaped letter could be one of the name's.
        case .text(let bytes): bytes.contains(UInt8(ascii: "$")) || bytes.contains(UInt8(ascii: "\\"))
        case .value(let value): value.mentionsReference
        }
    }
}

extension JSONValue {
    /// Whether a member anywhere in it is called `$ref`. Depth is bounded by the reader's limit.
    fileprivate var mentionsReference: Bool {
        switch self {
        case .array(let elements): elements.contains(where: \.mentionsReference)
        case .object(let object):
            object.members.contains { $0.name == "$ref" || $0.value.mentionsReference }
        default: false
        }
    }
}

import FeatureFlags
import JSONText

extension FlagSource {
    /// The definition as it stands in a key.
    var text: String {
        switch form {
        case .text(let bytes): String(decoding: bytes, as: UTF8.self)
        case .value(let value): JSONWriter.text { $0.value(value) }
        }
    }

    /// The flag object, where the definition is one.
    var object: JSONObject? {
        switch form {
        case .text(let bytes): try? JSONValue(reading: bytes).object
        case .value(let value): value.object
        }
    }

    /// The definition in a few words, which move no cursor: `true`, `25%`, `rules over on, off, else off`.
    var summary: String {
        guard let object else { return text.withoutControls.prefix(40).trimmed }
        return Self.summary(of: object).withoutControls
    }

    private static func summary(of object: JSONObject) -> String {
        if object["state"]?.string == "DISABLED" { return "disabled" }
        let variants = object["variants"]?.object?.members.map(\.name).joined(separator: ", ") ?? ""
        let otherwise = object["defaultVariant"]?.string ?? "the code's default"
        let hasRules = object["targeting"]?.object.map { !$0.members.isEmpty } ?? false
        return hasRules ? "rules over \(variants), else \(otherwise)" : "\(otherwise) of \(variants)"
    }
}

extension Substring {
    /// Without spaces at both ends.
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

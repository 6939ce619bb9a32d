import JSONText
import Rollout

/// The values of `{{args.name}}` in a template.
struct ArgoArguments {
    private var values: [String: String] = [:]

    /// What a template declares, and what is given to it, which counts.
    init(declared: [PolicyNode], given: [PolicyNode], _ report: inout ImportReport) throws(PolicyError) {
        for (arguments, isGiven) in [(declared, false), (given, true)] {
            for argument in arguments {
                let name = try argument.required("name").label()
                report.map(argument["name"], isGiven ? "the argument \(name) of a template" : "the argument \(name)")
                report.leave(argument["valueFrom"], "is known only while it runs")
                guard let value = argument["value"] else { continue }
                guard let text = value.scalarText else { throw value.error("must be a text") }
                values[name] = text
                report.map(value, "filled in for {{args.\(name)}}")
            }
        }
    }

    /// A text with the values filled in; nil when one of them is not known.
    func filled(_ text: String) -> String? {
        var (filled, rest) = ("", Substring(text))
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            let word = rest[open.upperBound..<close.lowerBound].split(separator: " ").joined()
            guard word.hasPrefix("args."), let value = values[String(word.dropFirst(5))] else { return nil }
            filled += rest[..<open.lowerBound] + value
            rest = rest[close.upperBound...]
        }
        return filled + rest
    }

    /// The text of a scalar with the values filled in.
    func text(_ node: PolicyNode) throws(PolicyError) -> String {
        guard let text = node.scalarText else { throw node.error("must be a text") }
        guard let filled = filled(text) else { throw node.error("names an argument of which no value is known") }
        return filled
    }

    /// A whole number, written as such or as a text.
    func integer(_ node: PolicyNode?) throws(PolicyError) -> Int? {
        guard let node else { return nil }
        guard let number = Int(try text(node)), (-1...Self.mostCounted).contains(number) else {
            throw node.error("must be a whole number from -1 to \(Self.mostCounted)")
        }
        return number
    }

    /// A length of time.
    func span(_ node: PolicyNode) throws(PolicyError) -> Span {
        try PolicyNode(foreign: .string(try text(node)), path: node.path).secondsOrSpan()
    }

    /// Argo's limits have 32 bits.
    private static let mostCounted = Int(Int32.max)
}

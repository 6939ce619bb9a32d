/// The parameters of a request's query: `verbose&exclude=redis`.
public struct Query: Sendable, Hashable {
    private let parameters: [Parameter]

    private struct Parameter: Hashable {
        var name: String
        var value: String
    }

    /// The largest number of parameters that are read; what follows is ignored.
    static let limit = 32

    /// The parameters of a query; nil and empty have none. Percent-encoding that is not valid stays as it is.
    public init(_ text: String?) {
        parameters = (text ?? "").split(separator: "&").prefix(Self.limit).map { part in
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return Parameter(name: pair[0].percentDecoded, value: pair.count > 1 ? pair[1].percentDecoded : "")
        }
    }

    /// Whether a parameter stands there, with or without a value.
    public func has(_ name: String) -> Bool {
        parameters.contains { $0.name == name }
    }

    /// The values of a parameter; one that has several names separated by commas counts as several.
    public func values(_ name: String) -> [String] {
        parameters.filter { $0.name == name }.flatMap { parameter in
            parameter.value.split(separator: ",", omittingEmptySubsequences: true).map(String.init)
        }
    }

    /// The first value of a parameter; empty when it stands there without one.
    public func first(_ name: String) -> String? {
        parameters.first { $0.name == name }?.value
    }
}

extension Substring {
    /// With every valid `%XX` replaced by its byte; bytes that are not UTF-8 become U+FFFD.
    fileprivate var percentDecoded: String {
        guard utf8.contains(UInt8(ascii: "%")) else { return String(self) }
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = rest.prefix(2).hexadecimal {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Substring.UTF8View {
    /// The value of exactly two hexadecimal digits.
    fileprivate var hexadecimal: UInt8? {
        let text = Substring(self)
        guard count == 2, text.allSatisfy(\.isHexDigit) else { return nil }
        return UInt8(text, radix: 16)
    }
}

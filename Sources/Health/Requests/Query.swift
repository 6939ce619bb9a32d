import ASCIIText

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
            return Parameter(name: pair[0].decoded, value: pair.count > 1 ? pair[1].decoded : "")
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
    fileprivate var decoded: String { String(decoding: utf8.percentDecodedLeniently, as: UTF8.self) }
}

/// One response, cut out of what came over a connection.
struct RawResponse: Hashable, CustomStringConvertible {
    var status: Int
    var headers: [String: String]
    var body: String

    var description: String { "\(status) \(headers) \(body)" }
    var closes: Bool { headers["connection"] == "close" }

    /// The responses in some bytes; nil when the bytes are anything else than whole responses.
    ///
    /// - Parameter toHead: Whether the requests were `HEAD`, so that no bodies follow.
    static func all(in bytes: [UInt8], toHead: Bool = false) -> [RawResponse]? {
        var rest = bytes[...]
        var found: [RawResponse] = []
        while !rest.isEmpty {
            guard let response = next(in: &rest, toHead: toHead) else { return nil }
            found.append(response)
        }
        return found
    }

    private static func next(in bytes: inout ArraySlice<UInt8>, toHead: Bool) -> RawResponse? {
        guard
            let end = bytes.indices.dropLast(3).first(where: {
                bytes[$0] == 13 && bytes[$0 + 1] == 10 && bytes[$0 + 2] == 13 && bytes[$0 + 3] == 10
            })
        else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        guard let first = lines.first, first.hasPrefix("HTTP/1.1 "), let status = Int(first.dropFirst(9).prefix(3))
        else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let name = line[..<colon].lowercased()
            // A field twice would be as wrong as none.
            guard headers[name] == nil else { return nil }
            headers[name] = line[colon...].dropFirst(2).description
        }
        bytes = bytes[(end + 4)...]
        let length = toHead || status == 204 ? 0 : headers["content-length"].flatMap { Int($0) }
        guard let length, bytes.count >= length else { return nil }
        let body = String(decoding: bytes.prefix(length), as: UTF8.self)
        bytes = bytes.dropFirst(length)
        return RawResponse(status: status, headers: headers, body: body)
    }
}

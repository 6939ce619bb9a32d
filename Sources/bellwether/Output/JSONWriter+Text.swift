import JSONText

extension JSONWriter {
    /// One JSON text, in one line.
    static func text(_ write: (inout JSONWriter) throws -> Void) rethrows -> String {
        var json = JSONWriter()
        try write(&json)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}

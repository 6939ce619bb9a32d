extension JSONValue {
    /// The value of a JSON text (RFC 8259, strictly): UTF-8 without a byte order mark, one value, white space around.
    ///
    /// - Throws: ``JSONError`` with the first place that is wrong.
    package init(reading bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) {
        guard bytes.count <= limits.size else {
            throw JSONError(reason: .tooLarge, location: JSONLocation(line: 1, column: 1))
        }
        var reader = JSONReader(bytes, depth: limits.depth)
        do throws(JSONReader.Failure) {
            self = try reader.document()
        } catch {
            throw JSONError(reason: error.reason, location: JSONLocation(of: error.offset, in: bytes))
        }
    }

    /// The value of a JSON text.
    ///
    /// - Throws: ``JSONError`` with the first place that is wrong.
    package init(reading text: String, limits: JSONLimits = JSONLimits()) throws(JSONError) {
        try self.init(reading: Array(text.utf8), limits: limits)
    }
}

import JSONText

/// The JSON reader: a value or an error at a place, and what is written of a value reads as the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    do throws(JSONError) {
        check(try JSONValue(reading: Array(UnsafeBufferPointer(start: data, count: size))))
    } catch {
        if error.location.line < 1 || error.location.column < 1 { fatalError("the mistake is nowhere") }
    }
    return 0
}

private func check(_ value: JSONValue) {
    var json = JSONWriter()
    json.value(value)
    // Escapes make the text longer.
    guard let again = try? JSONValue(reading: json.bytes, limits: JSONLimits(size: .max)) else {
        fatalError("what was written cannot be read")
    }
    if again != value { fatalError("another value") }
}

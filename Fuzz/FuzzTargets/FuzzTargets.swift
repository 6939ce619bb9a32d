import PostgresClient
import RedisClient

/// Connection strings of both kinds: a target or an error, and never a word of the string in what is printed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTargets(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    for prefix in ["", "postgres://", "postgresql://u:", "host=", "redis://", "unix:///"] {
        do { _ = try PostgresTarget(prefix + text, allowsFiles: false) } catch { reject(error, repeating: text) }
        do { _ = try RedisTarget(url: prefix + text) } catch { reject(error, repeating: text) }
    }
    return 0
}

private func reject(_ error: some Error, repeating text: String) {
    guard text.utf8.count > 24 else { return }
    if String(reflecting: error).contains(text) { fatalError("an error repeats its input") }
}

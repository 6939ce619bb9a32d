import CHiredis

/// A command and its arguments, any bytes each.
///
/// No output shows it, because it can hold a password.
package struct RedisCommand: Sendable, Hashable {
    /// The name and the arguments.
    let arguments: [[UInt8]]

    /// A command of texts.
    package init(_ name: String, _ arguments: String...) {
        self.arguments = [Array(name.utf8)] + arguments.map { Array($0.utf8) }
    }

    /// A command of any bytes.
    package init(_ name: String, bytes: [[UInt8]]) {
        arguments = [Array(name.utf8)] + bytes
    }

    init(_ name: String, secrets: [Secret]) {
        arguments = [Array(name.utf8)] + secrets.map(\.bytes)
    }

    /// The command as RESP2, by hiredis; nil when there is no memory.
    ///
    /// Each argument has its length in front, so none can become a command of its own, whatever bytes it holds.
    func formatted() -> [UInt8]? {
        let text = arguments.flatMap(\.self).map { CChar(bitPattern: $0) }
        let lengths = arguments.map(\.count)
        var formatted: UnsafeMutablePointer<CChar>?
        let count = unsafe text.withUnsafeBufferPointer { text in
            var places: [UnsafePointer<CChar>?] = unsafe []
            var start = 0
            for length in lengths {
                let place = unsafe text.baseAddress.map { unsafe UnsafePointer($0 + start) }
                unsafe places.append(place)
                start += length
            }
            return unsafe Int(redisFormatCommandArgv(&formatted, Int32(clamping: places.count), &places, lengths))
        }
        guard let formatted = unsafe formatted else { return nil }
        defer { unsafe redisFreeCommand(formatted) }
        guard count > 0 else { return nil }
        return unsafe UnsafeBufferPointer(start: formatted, count: count).map { UInt8(bitPattern: $0) }
    }
}

extension RedisCommand: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "Redis command" }
    package var debugDescription: String { "Redis command" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

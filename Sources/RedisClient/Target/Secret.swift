/// Bytes that no output shows: not a description, not a debugger's, not a dump.
package struct Secret: Sendable, Hashable {
    /// The bytes, for the one place that sends them.
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "secret" }
    package var debugDescription: String { "secret" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

import JSONText

/// A number that differs when documents differ (FNV-1a, 64 bits; Fowler, Noll and Vo).
struct Fingerprint {
    /// The number.
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    init() {}

    init(_ document: JSONValue) {
        var writer = JSONWriter()
        writer.value(document)
        add(writer.bytes)
    }

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            value ^= UInt64(byte)
            value &*= 0x100_0000_01b3
        }
    }

    /// Sixteen hexadecimal digits.
    var text: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

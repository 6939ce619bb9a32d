/// The checksum of Ethernet and zip files (ISO 3309, polynomial 0xEDB88320): tells damage, not malice.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }

    /// The checksum in eight hexadecimal digits.
    static func checksum(of bytes: [UInt8]) -> String {
        let sum = ~bytes.reduce(~UInt32(0)) { sum, byte in
            sum >> 8 ^ table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)]
        }
        let digits = String(sum, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}

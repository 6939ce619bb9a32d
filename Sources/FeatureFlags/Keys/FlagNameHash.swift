/// A quick hash of a short text: a full multiplication for each eight bytes, its halves mixed (after wyhash).
///
/// The seed differs from process to process. Whoever asks for names cannot fill the table, so a keyed hash that
/// withstands chosen insertions is not needed.
enum FlagNameHash {
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
        guard let start = unsafe UnsafeRawPointer(bytes.baseAddress) else { return seed }
        let count = bytes.count
        var hash = mix(seed ^ UInt64(truncatingIfNeeded: count))
        guard count >= 8 else {
            var tail: UInt64 = 0
            for offset in 0..<count {
                tail = unsafe tail << 8 | UInt64(start.load(fromByteOffset: offset, as: UInt8.self))
            }
            return mix(hash ^ tail)
        }
        var offset = 0
        while offset < count &- 8 {
            hash = unsafe mix(hash ^ start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset &+= 8
        }
        // The last eight bytes; they may overlap with those before.
        return unsafe mix(hash ^ start.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}

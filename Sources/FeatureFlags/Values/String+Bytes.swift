extension String {
    /// Does something with the UTF-8 bytes where they lie; only a bridged string is copied first.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = unsafe utf8.withContiguousStorageIfAvailable(body) { return result }
        return unsafe Array(utf8).withUnsafeBufferPointer(body)
    }

    /// Whether both are the same bytes. Unlike `==`, which takes texts for equal that Unicode calls equivalent and that
    /// no other program would.
    @inline(__always)
    func hasBytes(of other: String) -> Bool {
        let count = utf8.count
        guard count == other.utf8.count else { return false }
        return unsafe withBytes { left in
            unsafe other.withBytes { right in unsafe left.startsWith(right, count: count) }
        }
    }

    /// A number that depends on all of a short text, and on length, beginning and end of a long one.
    var mark: UInt64 {
        unsafe withBytes { bytes in
            let ends = UnsafeRawBufferPointer(bytes)
            var (first, last) = (UInt64(0), UInt64(0))
            if ends.count >= 8 {
                first = unsafe ends.loadUnaligned(as: UInt64.self)
                last = unsafe ends.loadUnaligned(fromByteOffset: ends.count - 8, as: UInt64.self)
            } else {
                for place in ends.indices { first = unsafe first << 8 | UInt64(ends[place]) }
            }
            // Odd numbers without a pattern, so that nothing cancels out.
            let mixed = UInt64(littleEndian: first) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(littleEndian: last)
            return (mixed ^ mixed >> 29 ^ UInt64(ends.count)) &* 0xBF58_476D_1CE4_E5B9
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the first bytes are those of another buffer; both have that many.
    @inline(__always)
    func startsWith(_ other: UnsafeBufferPointer<UInt8>, count: Int) -> Bool {
        let left = UnsafeRawBufferPointer(self)
        let right = UnsafeRawBufferPointer(other)
        var offset = 0
        while offset &+ 8 <= count {
            let word = unsafe left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if unsafe word != right.loadUnaligned(fromByteOffset: offset, as: UInt64.self) { return false }
            offset &+= 8
        }
        while offset < count {
            if unsafe left[offset] != right[offset] { return false }
            offset &+= 1
        }
        return true
    }
}

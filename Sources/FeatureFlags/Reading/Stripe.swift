/// Spreads threads over a few cells, so that they do not fight over one.
@usableFromInline enum Stripe {
    /// How many stripes there are.
    @inlinable static var count: Int { 16 }

    /// The stripe of the running thread: where its stack lies, in units of 64 KiB, mixed by a multiplication
    /// (Knuth, The Art of Computer Programming, 6.4). There is no quicker sign of a thread without C.
    @inlinable @inline(__always) static var current: Int {
        var here: UInt8 = 0
        let address = unsafe withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
        return Int(truncatingIfNeeded: ((UInt64(address) >> 16) &* 0x9E37_79B9_7F4A_7C15) >> 60)
    }
}

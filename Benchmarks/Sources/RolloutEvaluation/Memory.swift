#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What the allocator says, by `Benchmarks/allocations.c`, which `Benchmarks/rollout` preloads.
struct Memory {
    private typealias Number = @convention(c) () -> UInt64

    private let countOfAllocations: Number
    private let countOfBytes: Number

    /// Nil where it is not preloaded.
    init?() {
        guard let allocations = dlsym(nil, "bellwether_allocations"), let bytes = dlsym(nil, "bellwether_bytes_in_use")
        else { return nil }
        countOfAllocations = unsafeBitCast(allocations, to: Number.self)
        countOfBytes = unsafeBitCast(bytes, to: Number.self)
    }

    /// How often memory was allocated so far.
    var allocations: UInt64 { countOfAllocations() }

    /// Bytes in use.
    var bytesInUse: Int { Int(countOfBytes()) }
}

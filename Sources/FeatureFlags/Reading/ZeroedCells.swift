import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Atomic cells that stand at zero. Large ones are not taken from the system before somebody touches them.
///
/// An atomic number is laid out as the number itself (SE-0410), so that zeroed memory holds zeros.
@unsafe func zeroed(count: Int) -> UnsafeMutablePointer<Atomic<UInt64>> {
    guard let memory = unsafe calloc(count, MemoryLayout<Atomic<UInt64>>.stride) else {
        // The system is out of memory; this is how Swift itself ends then, and initialises what it gets otherwise.
        let cells = UnsafeMutablePointer<Atomic<UInt64>>.allocate(capacity: count)
        for index in 0..<count { unsafe (cells + index).initialize(to: Atomic(0)) }
        return unsafe cells
    }
    return unsafe memory.bindMemory(to: Atomic<UInt64>.self, capacity: count)
}

/// Gives back what ``zeroed(count:)`` took.
@unsafe func release(_ cells: UnsafeMutablePointer<Atomic<UInt64>>) {
    unsafe free(cells)
}

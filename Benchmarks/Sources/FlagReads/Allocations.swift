#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// How often memory is allocated, as `Benchmarks/allocations.c` counts it, which `Benchmarks/run` preloads.
enum Allocations {
    /// That reads allocate nothing.
    static func claims(_ subjects: [Subject]) -> [Figures.Claim] {
        guard let symbol = dlsym(nil, "bellwether_allocations") else {
            return [Figures.Claim(text: "allocations are not counted: preload allocations.so", holds: false)]
        }
        let count = unsafeBitCast(symbol, to: (@convention(c) () -> UInt64).self)
        return subjects.map { subject in
            let begin = count()
            let sum = subject.body(10_000)
            let allocations = count() - begin
            return Figures.Claim(
                text: "\(subject.name): \(allocations) allocations in 10,000 reads (0)",
                holds: allocations == 0 && sum >= 0)
        }
    }
}

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The time of day for `$flagd.timestamp`; asked only by rules that look at it.
func wholeSecondsSince1970() -> Int { time(nil) }

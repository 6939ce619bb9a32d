@testable import HealthServer

/// The head policy: whatever comes, a verdict, and within the limits of a head.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHead(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    var policy = HeadPolicy()
    for (index, byte) in UnsafeBufferPointer(start: data, count: size).enumerated() {
        guard case .more = policy.next(byte) else { return 0 }
        if index >= HeadPolicy.headLimit { fatalError("a head goes on beyond its limit") }
    }
    return 0
}
